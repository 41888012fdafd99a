// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/optout.h"

#include "app/migrations/newfiles.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

/// How a tool is told. LEDGERS.md has the sources.
struct OptOut
{
    const char *layout;
    const char *firstLine = "";  ///< of the SQL
    void (*mark)(DraftedMigration &drafted) = nullptr;  ///< what stands around the SQL, or beside its file
    bool isPossible = true;
};

void markFile(DraftedMigration &drafted)
{
    drafted.files.front().bytes.prepend("-- +goose NO TRANSACTION\n");
}

void markUp(DraftedMigration &drafted)
{
    drafted.files.front().bytes.replace("-- migrate:up\n", "-- migrate:up transaction:false\n");
}

void addMetadata(DraftedMigration &drafted)
{
    const QString folder = drafted.files.front().path.section(u'/', 0, -2);
    drafted.files.push_back({folder + QStringLiteral("/metadata.toml"), "run_in_transaction = false\n"});
}

void addScriptConfig(DraftedMigration &drafted)
{
    drafted.files.push_back({drafted.files.front().path + QStringLiteral(".conf"), "executeInTransaction=false\n"});
}

/// The template's own transaction.
void unwrap(DraftedMigration &drafted)
{
    QByteArray &bytes = drafted.files.front().bytes;
    bytes.replace("BEGIN;\n\n", "");
    if (bytes.endsWith("\n\nCOMMIT;\n"))
        bytes.replace(bytes.size() - 10, 10, "\n");
}

/// Tools that are not in it need no mark: a file of one statement runs as it is.
constexpr std::array optOuts{
    OptOut{"atlas", "-- atlas:txmode none\n\n"},
    OptOut{"dbmate", "", &markUp},
    OptOut{"diesel", "", &addMetadata},
    OptOut{"drizzle", "", nullptr, false},
    OptOut{"flyway", "", &addScriptConfig},
    OptOut{"goose", "", &markFile},
    OptOut{"graphile-migrate", "--! no-transaction\n"},
    OptOut{"node-pg-migrate", "", nullptr, false},
    OptOut{"sqitch", "", &unwrap},
    OptOut{"sqlx", "-- no-transaction\n"},
    OptOut{"supabase", "-- pg-delta: transaction=false\n"},
};

Error isWrapped(const QString &layout)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "%1 runs every migration in a transaction, which this SQL refuses."), {layout}},
            {},
            {QT_TRANSLATE_NOOP("app", "Run it by hand, outside of the migrations.")}};
}

}  // namespace

Result<DraftedMigration> newDraftOutside(const MigrationFolder &folder, Draft draft)
{
    const auto found = std::ranges::find_if(
        optOuts, [&folder](const OptOut &one) { return folder.layout == QLatin1StringView(one.layout); });
    if (found == optOuts.end())
        return newDraft(folder, draft);
    if (!found->isPossible)
        return isWrapped(folder.layout);
    draft.forward.prepend(found->firstLine);
    auto drafted = newDraft(folder, draft);
    if (drafted && found->mark)
        found->mark(*drafted);
    return drafted;
}

}  // namespace lockstep
