-- {name}
--
-- Write what changes. Lockstep reviews it as you type: locks, rewrites and data loss show before anything runs.

