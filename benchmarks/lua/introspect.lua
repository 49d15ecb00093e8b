-- Introspection of one of several tokens each time. Arguments: tokens.

dofile("report.lua")

function init(arguments)
  tokens, turn = arguments, 0
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function request()
  turn = turn % #tokens + 1
  return wrk.format("POST", "/oidc/token/introspection", nil, "token=" .. tokens[turn])
end

function response(status, headers, body)
  assert(body:find('"active":%s*true'), body)
end
