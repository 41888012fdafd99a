# What new migrations begin with: data that travels inside both programs. app/migrations/templates.cpp reads it.
set(template_files migration.sql expand-contract.sql revert.sql)
list(TRANSFORM template_files PREPEND "${PROJECT_SOURCE_DIR}/resources/templates/")
