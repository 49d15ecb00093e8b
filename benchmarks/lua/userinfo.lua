-- Userinfo with one of several people's tokens each time. Arguments: tokens.

dofile("report.lua")

function init(arguments)
  tokens, turn = arguments, 0
end

function request()
  turn = turn % #tokens + 1
  return wrk.format("GET", "/oidc/me", { ["Authorization"] = "Bearer " .. tokens[turn] })
end
