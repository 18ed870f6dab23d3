-- Callers ask for the sagas of one reference.
create index saga_by_reference on saga (reference);
