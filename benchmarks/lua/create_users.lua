-- A new user each time. Arguments: token.

dofile("report.lua")

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  prefix, made = string.format("made_%d_%d_", os.time(), number), 0
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  made = made + 1
  local body = string.format('{"username":"%s%d","name":"Made By Measuring"}', prefix, made)
  return wrk.format("POST", "/api/users", nil, body)
end
