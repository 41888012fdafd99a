// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/baseline.h"

#include "app/deploy/baselinesql.h"
#include "app/deploy/staging.h"
#include "app/postgres/dump.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// By which a baseline that was written before is known again.
const QByteArray header
    = "-- The schema of an existing database as Lockstep adopted it. Everything in here was there"
      " before: it is\n-- recorded as applied there, and runs only where a database is made anew.\n\n";

Error refused(Message message, Message hint)
{
    return {ErrorCode::BadRequest, std::move(message), {}, std::move(hint)};
}

bool isOurs(const Migration &migration)
{
    return migration.forward.bytes.contains(header.trimmed());
}

/// The only migration in the folder is a baseline from before, with or without its row.
const MigrationStatus *earlierBaseline(const BaselineRequest &request)
{
    const auto &migrations = request.workspace->folder.migrations;
    const auto &rows = request.view.status.migrations;
    return migrations.size() == 1 && rows.size() == 1 && isOurs(migrations.front()) ? &rows.front() : nullptr;
}

Status requireNothingToMixUp(const BaselineRequest &request)
{
    const MigrationFolder folder = withFolderForNew(request.workspace->folder);
    if (!folder.problems.empty())
        return folder.problems.front();
    if (earlierBaseline(request))
        return Done{};
    const auto recorded = std::ranges::count_if(request.view.status.migrations,
                                                [](const MigrationStatus &row) { return row.entry.has_value(); });
    if (recorded > 0)
        return refused(
            {QT_TRANSLATE_N_NOOP("app", "The ledger %1 has %n migration(s) already: this database is adopted."),
             {request.view.status.table},
             int(recorded)},
            {QT_TRANSLATE_NOOP("app", "lockstep status compares them with the folder.")});
    if (!folder.migrations.empty())
        return refused(
            {QT_TRANSLATE_N_NOOP("app",
                                 "The folder has %n migration(s) already; a baseline would do again what they do."),
             {},
             int(folder.migrations.size())},
            {QT_TRANSLATE_NOOP("app",
                               "Mark those that the database has with lockstep resolve MIGRATION --applied, or move "
                               "them away first.")});
    return Done{};
}

/// Tables that belong to the ledger, and the schema that is the tool's own.
Result<SchemaRequest> withoutLedger(Session &session, const BaselineRequest &request, const JobContext &context)
{
    SchemaRequest wanted{.withoutSchemas = {u"lockstep"_s}};
    if (!request.view.status.exists)
        return wanted;
    // The ledger's own, what it owns, and its neighbours by name (Liquibase's databasechangeloglock).
    const auto answer = session.execute(
        "WITH ledger AS (SELECT c.oid, c.relname, c.relnamespace FROM pg_class c WHERE c.oid = to_regclass($1))"
        " SELECT n.nspname, c.relname FROM ledger JOIN pg_class c ON c.relnamespace = ledger.relnamespace AND"
        " (starts_with(c.relname, ledger.relname) OR c.oid IN (SELECT objid FROM pg_depend WHERE refobjid = ledger.oid"
        " AND classid = 'pg_class'::regclass AND deptype IN ('a', 'i')))"
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'S') ORDER BY 1, 2",
        {request.view.status.table.toUtf8()}, context);
    if (!answer)
        return answer.error();
    const Ledger *ledger = ledgerOf(request.workspace->folder.layout);
    for (const auto &row : answer->rows) {
        const QString schema = QString::fromUtf8(row[0]);
        wanted.withoutTables << schema + u'.' + QString::fromUtf8(row[1]);
        if (schema != "public"_L1 && ledger->table({}).startsWith(schema + u'.'))
            wanted.withoutSchemas << schema;
    }
    wanted.withoutSchemas.removeDuplicates();
    return wanted;
}

Result<QByteArray> schemaOf(const BaselineRequest &request, const JobContext &context)
{
    const Deed deed{.workspace = request.workspace, .view = request.view};
    const auto session = openFor(deed, context);
    if (!session)
        return session.error();
    const auto wanted = withoutLedger(**session, request, context);
    if (!wanted)
        return wanted.error();
    const auto dump = dumpSchema(request.view.url, request.view.identity.serverVersionNum / 10000, *wanted, context);
    if (!dump)
        return dump.error();
    const QByteArray sql = baselineSql(*dump);
    // What stands in every dump is no schema.
    if (!sql.contains("CREATE ") && !sql.contains("ALTER "))
        return refused({QT_TRANSLATE_NOOP("app", "%1 has nothing to adopt."), {request.view.identity.display()}},
                       {QT_TRANSLATE_NOOP("app", "Begin with lockstep new and deploy that.")});
    return header + sql;
}

/// The file as it was written before, or a new draft.
Status draftInto(BaselinePreview &preview, const BaselineRequest &request, const QByteArray &sql)
{
    preview.folder = withFolderForNew(request.workspace->folder);
    if (const MigrationStatus *earlier = earlierBaseline(request)) {
        preview.migration = request.workspace->folder.migrations.front();
        preview.isWritten = true;
        preview.isAdopted = earlier->entry.has_value();
        if (preview.isAdopted || preview.migration.forward.bytes.contains(sql.trimmed()))
            return Done{};
        Error error = refused(
            {QT_TRANSLATE_NOOP("app", "%1 was written by an earlier baseline, and the database has changed since."),
             {preview.migration.forward.path}},
            {QT_TRANSLATE_NOOP("app", "Remove the file, then adopt the database as it is now.")});
        error.file = preview.migration.forward.path;
        return error;
    }
    auto drafted
        = newDraft(preview.folder, {.name = request.name, .at = request.at, .forward = sql, .isBaseline = true});
    if (!drafted)
        return std::move(drafted).error();
    preview.drafted = *std::move(drafted);
    return Done{};
}

const Migration *named(const MigrationFolder &folder, const QString &name)
{
    const auto found = std::ranges::find(folder.migrations, name, &Migration::name);
    return found == folder.migrations.end() ? nullptr : &*found;
}

/// The workspace with the folder read anew.
Result<Workspace> withFolder(const BaselineRequest &request, const MigrationFolder &folder, const QString &root,
                             const JobContext &context)
{
    Workspace workspace{.root = request.workspace->root, .config = request.workspace->config};
    auto read = openMigrations({root, folder.folder, workspace.config.placeholders}, folder.layout, context);
    if (!read)
        return std::move(read).error();
    workspace.folder = *std::move(read);
    return workspace;
}

Error notFound(const BaselinePreview &preview)
{
    return {ErrorCode::FileMalformed,
            {QT_TRANSLATE_NOOP("app", "%1 is not read as the migration it was written as."), {preview.drafted.name}}};
}

Result<LedgerChange> mark(Session &session, const BaselineRequest &request, const BaselinePreview &preview,
                          const Workspace &workspace, const LedgerChange *shown, const JobContext &context)
{
    const QString name = preview.isWritten ? preview.migration.name : preview.drafted.name;
    const Migration *migration = named(workspace.folder, name);
    if (!migration)
        return notFound(preview);
    return changeLedger(session, workspace, ledgerPlace(*request.workspace, request.view.url), *migration,
                        LedgerMark::Applied, shown, context);
}

/// As if the file were there: read from a copy of the folder that has it.
Status rehearse(BaselinePreview &preview, const BaselineRequest &request, const JobContext &context)
{
    const auto stage = Staging::make(preview.folder, preview.drafted);
    if (!stage)
        return stage.error();
    const auto workspace = withFolder(request, preview.folder, (*stage)->root(), context);
    if (!workspace)
        return workspace.error();
    if (!preview.isWritten) {
        const Migration *migration = named(workspace->folder, preview.drafted.name);
        if (!migration)
            return notFound(preview);
        preview.migration = *migration;
    }
    const auto session = openFor({.workspace = request.workspace, .view = request.view}, context);
    if (!session)
        return session.error();
    auto change = mark(**session, request, preview, *workspace, nullptr, context);
    if (!change)
        return std::move(change).error();
    preview.change = *std::move(change);
    return Done{};
}

void describeInto(BaselinePreview &preview, const BaselineRequest &request)
{
    const QString file = preview.migration.forward.path;
    const QString target = request.view.identity.display();
    if (preview.isWritten)
        preview.sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 is there from before and has what %2 has."), {file, target}});
    for (const DraftFile &each : preview.drafted.files)
        preview.sentences.push_back({each.replaces ? QT_TRANSLATE_NOOP("app", "The file %1 is written anew (%2 bytes).")
                                                   : QT_TRANSLATE_NOOP("app", "The file %1 is written (%2 bytes)."),
                                     {each.path, QString::number(each.bytes.size())}});
    for (Message &sentence : sentencesOf(preview.change))
        preview.sentences.push_back(std::move(sentence));
    preview.sentences.push_back({QT_TRANSLATE_NOOP("app", "Nothing but the ledger %1 is written in the database."),
                                 {request.view.status.table}});
    preview.confirmations = confirmationsFor(
        request.view,
        {QT_TRANSLATE_NOOP("app", "Adopt %1: %2 is its schema, and counts as applied there."), {target, file}});
}

}  // namespace

Result<BaselinePreview> previewBaseline(const BaselineRequest &request, const JobContext &context)
{
    if (Status clear = requireNothingToMixUp(request); !clear)
        return std::move(clear).error();
    const auto sql = schemaOf(request, context);
    if (!sql)
        return sql.error();
    BaselinePreview preview;
    if (Status drafted = draftInto(preview, request, *sql); !drafted)
        return std::move(drafted).error();
    if (preview.isAdopted)
        return preview;
    if (Status rehearsed = rehearse(preview, request, context); !rehearsed)
        return std::move(rehearsed).error();
    describeInto(preview, request);
    return preview;
}

Result<LedgerChange> adopt(const BaselineRequest &request, const BaselinePreview &preview,
                           const QHash<QString, QString> &answers, const JobContext &context)
{
    const auto act = [&](Session &session) -> Result<LedgerChange> {
        if (Status written = writeDraft(preview.folder, preview.drafted); !written)
            return std::move(written).error();
        const auto workspace = withFolder(request, preview.folder, preview.folder.root, context);
        auto change = workspace ? mark(session, request, preview, *workspace, &preview.change, context)
                                : Result<LedgerChange>(workspace.error());
        // A connection lost at COMMIT may have committed: the file stays, and the next time tells.
        if (!change && change.error().code != ErrorCode::ConnectionLost)
            removeDraft(preview.folder, preview.drafted);
        return change;
    };
    const Deed deed{u"baseline"_s,         request.workspace,   request.view,         preview.migration,
                    preview.confirmations, request.journalPath, preview.change.states};
    return perform(deed, answers, act, context);
}

}  // namespace lockstep
