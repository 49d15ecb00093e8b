-- A user each time, picked from all that were seeded. Arguments: token, number of users.

dofile("report.lua")

function init(arguments)
  math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
  users = tonumber(arguments[2])
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
end

function request()
  return wrk.format("GET", string.format("/api/users/u%011d", math.random(0, users - 1)))
end
