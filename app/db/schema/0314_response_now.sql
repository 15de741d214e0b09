CREATE OR REPLACE VIEW response_now AS
SELECT r.attempt, r.position, r.seq, r.answer, r.saved_at, r.late
  FROM response r
 WHERE r.seq = (SELECT MAX(x.seq) FROM response x WHERE x.attempt = r.attempt AND x.position = r.position)
