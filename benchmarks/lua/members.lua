-- The first page of an organization's members each time, of one organization after the other. Arguments: token, organizations.

dofile("report.lua")

function init(arguments)
  organizations, turn = tonumber(arguments[2]), 0
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
end

function request()
  turn = (turn + 1) % organizations
  return wrk.format("GET", string.format("/api/organizations/o%011d/users?page=1&page_size=20", turn))
end
