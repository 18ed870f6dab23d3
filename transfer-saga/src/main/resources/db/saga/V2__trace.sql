-- The trace that the transfer belongs to (W3C's traceparent), so that what the timer sends continues it. Null while tracing is off.
alter table saga add column trace_parent varchar(55);
