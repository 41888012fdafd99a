// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/repeatable.h"

#include <QRegularExpression>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Rewriting
{
    const char *pattern;
    const char *replacement;
};

constexpr std::array rewritings{
    Rewriting{R"(^DROP ((?:(?!FOR )[A-Z]+ )+)(?!IF ))", R"(DROP \1IF EXISTS )"},
    Rewriting{R"(^(ALTER TABLE .*?) DROP (COLUMN|CONSTRAINT) (?!IF ))", R"(\1 DROP \2 IF EXISTS )"},
    Rewriting{R"(^(ALTER TABLE .*?) ADD COLUMN (?!IF ))", R"(\1 ADD COLUMN IF NOT EXISTS )"},
    Rewriting{R"(^CREATE ((?:UNIQUE )?INDEX|(?:UNLOGGED )?TABLE|SEQUENCE|SCHEMA|EXTENSION|MATERIALIZED VIEW) (?!IF ))",
              R"(CREATE \1 IF NOT EXISTS )"},
    Rewriting{R"(^CREATE (VIEW|TRIGGER) )", R"(CREATE OR REPLACE \1 )"},
};

/// What can only be made where it is not goes first.
constexpr std::array removals{
    Rewriting{R"(^(ALTER TABLE (?:ONLY )?\S+) ADD CONSTRAINT ("[^"]+"|\S+).*$)", R"(\1 DROP CONSTRAINT IF EXISTS \2)"},
    Rewriting{R"(^CREATE POLICY ("[^"]+"|\S+) ON (\S+).*$)", R"(DROP POLICY IF EXISTS \1 ON \2)"},
};

QString rewritten(QString sql, const Rewriting &rewriting)
{
    const QRegularExpression pattern(QString::fromLatin1(rewriting.pattern),
                                     QRegularExpression::DotMatchesEverythingOption);
    return sql.replace(pattern, QString::fromLatin1(rewriting.replacement));
}

}  // namespace

MigrationSql repeatable(const MigrationSql &migration)
{
    MigrationSql made{.missing = migration.missing};
    for (const SqlStep &step : migration.steps) {
        for (const Rewriting &removal : removals) {
            if (const QString gone = rewritten(step.sql, removal); gone != step.sql)
                made.steps.push_back({gone, {}});
        }
        SqlStep repeated = step;
        for (const Rewriting &rewriting : rewritings)
            repeated.sql = rewritten(repeated.sql, rewriting);
        made.steps.push_back(std::move(repeated));
    }
    return made;
}

}  // namespace lockstep
