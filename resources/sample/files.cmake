# The sample project's files: data that travels inside both programs. tests/models/tst_sampleloader.cpp holds the list.
set(sample_files
    shop/lockstep.toml
    shop/prisma/migrations/20250114093012_init/migration.sql
    shop/prisma/migrations/20250120154405_add_catalog/migration.sql
    shop/prisma/migrations/20250206101530_add_orders/migration.sql
    shop/prisma/migrations/20250219083300_seed_catalog_and_customers/migration.sql
    shop/prisma/migrations/20250311160822_add_payments/migration.sql
    shop/prisma/migrations/20250324112751_import_orders/migration.sql
    shop/prisma/migrations/20250415091947_add_coupons/migration.sql
    shop/prisma/migrations/20250508134518_add_reviews/migration.sql
    shop/prisma/migrations/20250603070109_add_stock_levels/migration.sql
    shop/prisma/migrations/20250711121633_touch_orders_on_update/migration.sql
    shop/prisma/migrations/20250829145950_add_report_cache/migration.sql
    shop/prisma/migrations/20250917080214_add_order_archive/migration.sql
    shop/prisma/migrations/20251006103540_add_product_overview/migration.sql
    shop/prisma/migrations/20251112090345_add_customer_newsletter/migration.sql
    shop/prisma/migrations/20251113141208_index_orders_placed_at/migration.sql
    shop/prisma/migrations/20251117100655_drop_report_cache/migration.sql
    shop/prisma/migrations/20251117100655_drop_report_cache/revert_drop_report_cache.sql
    shop/prisma/migrations/20251119083027_clean_up_imports/migration.sql
    shop/prisma/migrations/check_orphans.sql
    shop/prisma/migrations/migration_lock.toml
    shop/prisma/migrations/notes.md
    shop/prisma/schema.prisma
)
list(TRANSFORM sample_files PREPEND "${PROJECT_SOURCE_DIR}/resources/sample/")
