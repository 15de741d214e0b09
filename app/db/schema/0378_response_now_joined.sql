CREATE OR REPLACE VIEW response_now AS
SELECT r.attempt, r.position, r.seq, r.answer, r.saved_at, r.late
  FROM response r
  LEFT JOIN response newer ON newer.attempt = r.attempt AND newer.position = r.position AND newer.seq > r.seq
 WHERE newer.attempt IS NULL
