-- A page of users that a text is found in, another text each time. Arguments: token, number of users.

dofile("report.lua")

function init(arguments)
  users, turn = tonumber(arguments[2]), 0
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
end

function request()
  turn = (turn + 104729) % users
  return wrk.format("GET", string.format("/api/users?page=1&page_size=20&search=%%25on_%d%%25", turn))
end
