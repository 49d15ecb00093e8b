-- One chain of rotating refresh tokens for each connection. Needs as many threads as connections, because
-- a thread cannot tell which of its connections an answer came by.
-- Arguments: client id, then a refresh token for each thread.

dofile("report.lua")

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  client_id, token = arguments[1], arguments[2 + number]
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function request()
  local form = "grant_type=refresh_token&client_id=" .. client_id .. "&refresh_token=" .. token
  return wrk.format("POST", "/oidc/token", nil, form)
end

function response(status, headers, body)
  token = body:match('"refresh_token":%s*"([^"]+)"') or token
end
