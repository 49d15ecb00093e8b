-- Whole sign-ins: authorization, the hosted pages' calls, back to the client, code for tokens. One person at a
-- time for each connection, so it needs as many threads as connections.
-- Arguments: client id, redirect URI, PKCE challenge, PKCE verifier, password, number of people.

local ffi = require("ffi")
ffi.cdef [[ typedef struct { long seconds; long nanoseconds; } keystead_time;
            int clock_gettime(int clock, keystead_time *now); ]]

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local function now()
  local time = ffi.new("keystead_time")
  ffi.C.clock_gettime(1, time)
  return tonumber(time.seconds) + tonumber(time.nanoseconds) / 1e9
end

local function encoded(text)
  return (text:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

function init(arguments)
  math.randomseed(number + 1)
  client_id, redirect_uri, challenge, verifier, password, people = unpack(arguments)
  people = tonumber(people)
  durations, failures, first_failure, step, began = {}, 0, "", 1, nil
end

local function cookie_header()
  local pairs_of = {}
  for name, value in pairs(cookies) do pairs_of[#pairs_of + 1] = name .. "=" .. value end
  return table.concat(pairs_of, "; ")
end

local function call(method, path, body, kind)
  local headers = { ["Cookie"] = cookie_header() }
  if body then headers["Content-Type"] = kind or "application/json" end
  return wrk.format(method, path, headers, body)
end

local function authorize()
  cookies, began = {}, now()
  person = string.format("person_%d", math.random(0, people - 1))
  return call("GET", "/oidc/auth?response_type=code&scope=openid%20profile&state=s&client_id=" .. client_id
    .. "&redirect_uri=" .. encoded(redirect_uri) .. "&code_challenge_method=S256&code_challenge=" .. challenge)
end

local function start() return call("PUT", "/api/experience", '{"interactionEvent":"SignIn"}') end

local function prove()
  return call("POST", "/api/experience/verification/password",
    '{"identifier":{"type":"username","value":"' .. person .. '"},"password":"' .. password .. '"}')
end

local function identify()
  return call("POST", "/api/experience/identification", '{"verificationId":"' .. verification .. '"}')
end

local function submit() return call("POST", "/api/experience/submit") end

local function resume() return call("GET", path) end

local function redeem()
  return call("POST", "/oidc/token", "grant_type=authorization_code&client_id=" .. client_id .. "&code=" .. code
    .. "&redirect_uri=" .. encoded(redirect_uri) .. "&code_verifier=" .. verifier,
    "application/x-www-form-urlencoded")
end

local function path_of(address)
  return address and address:match("^https?://[^/]+(/.*)$")
end

local function header(headers, wanted)
  for name, value in pairs(headers) do
    if name:lower() == wanted then return value end
  end
end

-- Each step: what is asked, and what must come back; false when it did not.
local steps = {
  { authorize, function(status) return status >= 300 and status < 400 end },
  { start, function(status) return status == 204 end },
  { prove, function(status, headers, body)
      verification = body:match('"verificationId":%s*"([^"]+)"')
      return verification end },
  { identify, function(status) return status == 204 end },
  { submit, function(status, headers, body)
      path = path_of(body:match('"redirectTo":%s*"([^"]+)"'))
      return path end },
  { resume, function(status, headers)
      local location = header(headers, "location") or ""
      code = location:match("[?&]code=([^&]+)")
      return code end },
  { redeem, function(status, headers, body) return status == 200 and body:find("id_token", 1, true) end },
}

function request()
  return steps[step][1]()
end

-- wrk keeps one value of a repeated header: the cookies of one answer are read from each line that it has.
local function remember(headers)
  for name, value in pairs(headers) do
    if name:lower() == "set-cookie" then
      local key, content = value:match("^%s*([^=;]+)=([^;]*)")
      if key then cookies[key] = content end
    end
  end
end

function response(status, headers, body)
  remember(headers)
  if not steps[step][2](status, headers, body) then
    failures = failures + 1
    if first_failure == "" then first_failure = string.format("step %d: %d %s", step, status, body:sub(1, 300)) end
    step = 1
  elseif step == #steps then
    durations[#durations + 1] = now() - began
    step = 1
  else
    step = step + 1
  end
end

function done(summary, latency, requests)
  local all, failed, said = {}, 0, ""
  for _, thread in ipairs(threads) do
    for _, duration in ipairs(thread:get("durations")) do all[#all + 1] = duration end
    failed = failed + thread:get("failures")
    if said == "" then said = thread:get("first_failure") end
  end
  table.sort(all)
  local function percentile(share) return (all[math.max(1, math.ceil(#all * share))] or 0) * 1e6 end
  local broken = summary.errors
  io.write(string.format(
    "KEYSTEAD requests=%d microseconds=%d p50=%d p99=%d status=%d transport=%d\n",
    #all, summary.duration, percentile(0.5), percentile(0.99), failed,
    broken.connect + broken.read + broken.write + broken.timeout
  ))
  if said ~= "" then io.write("FAILURE " .. said:gsub("%s+", " ") .. "\n") end
end
