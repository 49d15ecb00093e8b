-- Codes, and tokens for codes, of people who are signed in; a step or both, counted as a whole. Codes go to and come
-- from a file for each thread, where the two steps are measured apart. Needs as many threads as connections, because a
-- thread cannot tell which of its connections an answer came by.
-- Arguments: client id, redirect URI, PKCE challenge, PKCE verifier, steps, directory or "", a cookie header for each
-- thread.

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

local function header(headers, wanted)
  for name, value in pairs(headers) do
    if name:lower() == wanted then return value end
  end
end

function init(arguments)
  client_id, redirect_uri, challenge, verifier = unpack(arguments, 1, 4)
  local named, directory = arguments[5], arguments[6]
  cookies = arguments[7 + number]
  steps = {}
  for name in named:gmatch("%S+") do steps[#steps + 1] = ({ authorize = authorize, redeem = redeem })[name] end
  if directory ~= "" then
    file = io.open(directory .. "/" .. number, named == "redeem" and "r" or "w")
    if named ~= "redeem" then file:setvbuf("line") end
  end
  durations, failures, first_failure, step, began = {}, 0, "", 1, nil
end

-- Each step: what is asked, and what must come back; false when it did not.
authorize = {
  function()
    return wrk.format("GET", "/oidc/auth?response_type=code&scope=openid%20profile&state=s&client_id=" .. client_id
      .. "&redirect_uri=" .. encoded(redirect_uri) .. "&code_challenge_method=S256&code_challenge=" .. challenge,
      { ["Cookie"] = cookies })
  end,
  function(status, headers)
    code = (header(headers, "location") or ""):match("[?&]code=([^&]+)")
    if file and code then file:write(code, "\n") end
    return code
  end,
}

redeem = {
  function()
    if file then code = file:read("*l") or "no-code-is-left" end
    return wrk.format("POST", "/oidc/token", { ["Content-Type"] = "application/x-www-form-urlencoded" },
      "grant_type=authorization_code&client_id=" .. client_id .. "&code=" .. code .. "&redirect_uri="
      .. encoded(redirect_uri) .. "&code_verifier=" .. verifier)
  end,
  function(status, headers, body) return status == 200 and body:find("id_token", 1, true) end,
}

function request()
  if step == 1 then began = now() end
  return steps[step][1]()
end

function response(status, headers, body)
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
