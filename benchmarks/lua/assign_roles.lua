-- One more role for one of all users each time. Arguments: token, number of users, role id.

dofile("report.lua")

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  users, role, turn = tonumber(arguments[2]), arguments[3], number * 7919
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  turn = (turn + 15485863) % users
  return wrk.format("POST", string.format("/api/users/u%011d/roles", turn), nil, '{"roleIds":["' .. role .. '"]}')
end
