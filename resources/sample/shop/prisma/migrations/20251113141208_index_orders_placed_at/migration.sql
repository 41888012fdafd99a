-- Alone in its file: an index cannot be built concurrently within a transaction.
CREATE INDEX CONCURRENTLY "orders_placed_at_idx" ON "orders"("placed_at");
