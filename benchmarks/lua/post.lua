-- The same body again and again. Arguments: body, content type.

dofile("report.lua")

function init(arguments)
  wrk.method, wrk.body = "POST", arguments[1]
  wrk.headers["Content-Type"] = arguments[2]
end
