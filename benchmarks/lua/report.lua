-- What every run tells when it is done, in one line that the harness reads.

function done(summary, latency, requests)
  local broken = summary.errors
  io.write(string.format(
    "KEYSTEAD requests=%d microseconds=%d p50=%d p99=%d status=%d transport=%d\n",
    summary.requests - broken.status, summary.duration, latency:percentile(50), latency:percentile(99),
    broken.status, broken.connect + broken.read + broken.write + broken.timeout
  ))
end
