// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/prove.h"

#include "app/deploy/backup/take.h"
#include "app/postgres/restore.h"
#include "app/postgres/sandbox.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Kinds of entries that need a superuser, or that lead to other servers.
constexpr std::array leftOut{"EVENT TRIGGER"_L1,        "PUBLICATION TABLES IN SCHEMA"_L1,
                             "PUBLICATION TABLE"_L1,    "PUBLICATION"_L1,
                             "SUBSCRIPTION TABLE"_L1,   "SUBSCRIPTION"_L1,
                             "USER MAPPING"_L1,         "SECURITY LABEL"_L1,
                             "ACCESS METHOD"_L1,        "OPERATOR CLASS"_L1,
                             "OPERATOR FAMILY"_L1,      "TEXT SEARCH PARSER"_L1,
                             "TEXT SEARCH TEMPLATE"_L1, "FOREIGN DATA WRAPPER"_L1};

/// "COMMENT - EXTENSION hstore" is about an extension.
bool isAbout(const DumpEntry &entry, QLatin1StringView kind)
{
    const bool isRemark = entry.kind == "COMMENT"_L1 || entry.kind == "SECURITY LABEL"_L1 || entry.kind == "ACL"_L1;
    return entry.kind == kind || (isRemark && entry.name.startsWith(kind + u' '));
}

/// What is restored, and what is left out by name.
struct Selection
{
    std::vector<DumpEntry> restored{};
    std::vector<Message> notRestored{};
};

Selection selectFrom(std::vector<DumpEntry> entries, const SandboxCopy &place)
{
    Selection selection{.notRestored = place.missing};
    for (DumpEntry &entry : entries) {
        if (isAbout(entry, "EXTENSION"_L1))
            continue;  // made beforehand
        if (entry.kind == "SCHEMA"_L1 && place.schemas.contains(entry.name))
            continue;
        const auto kind = std::ranges::find_if(leftOut, [&](QLatin1StringView each) { return isAbout(entry, each); });
        if (kind == leftOut.end())
            selection.restored.push_back(std::move(entry));
        else if (entry.kind == *kind)
            selection.notRestored.push_back(
                {QT_TRANSLATE_NOOP("app", "%1 %2: the role that restores may not make it."), {entry.kind, entry.name}});
    }
    return selection;
}

Status requireRoom(const Backup &backup, const JobContext &context)
{
    const auto state = startSandbox(context);
    if (!state)
        return state.error();
    const qint64 free = freeBytes(state->folder);
    if (free >= backup.content.databaseBytes)
        return Done{};
    return Error{ErrorCode::DiskFull,
                 {QT_TRANSLATE_NOOP("app", "There is no room for a restored copy in %1."), {state->folder}},
                 QCoreApplication::translate("app", "%1 bytes are free; the database has %2.")
                     .arg(free)
                     .arg(backup.content.databaseBytes),
                 {QT_TRANSLATE_NOOP("app", "Make room there, or set LOCKSTEP_STATE_DIR to a folder with more.")}};
}

CopyRequest copyRequest(const Backup &backup, const QStringList &standIns)
{
    const BackupContent &content = backup.content;
    CopyRequest request{.name = u"proof_"_s + QUuid::createUuid().toString(QUuid::Id128).left(16),
                        .serverMajor = backup.source.serverVersionNum / 10000,
                        .encoding = content.encoding,
                        .collation = content.collation,
                        .characterType = content.characterType,
                        .roles = content.policyRoles,
                        .standIns = standIns};
    for (const ExtensionUse &use : content.extensions)
        request.extensions.push_back({use.name, use.version, use.schema});
    return request;
}

Error notRestorable(const Backup &backup, const Error &error, const std::vector<Message> &notRestored)
{
    if (error.code != ErrorCode::ProgramFailed)
        return error;
    QStringList lines{error.detail};
    for (const Message &missing : notRestored)
        lines << missing.english();
    return {ErrorCode::CheckFailed,
            {QT_TRANSLATE_NOOP("app", "The backup %1 could not be restored into the private PostgreSQL."),
             {backup.dump.path}},
            lines.join(u'\n'),
            {QT_TRANSLATE_NOOP("app", "Install what is missing on this machine, or see what its objects depend on.")}};
}

void compareObjects(const std::map<QString, int> &source, const std::map<QString, int> &copy, BackupProof &proof)
{
    for (const auto &[kind, count] : source) {
        const auto found = copy.find(kind);
        const int restored = found == copy.end() ? 0 : found->second;
        if (restored != count)
            proof.differences.push_back({QT_TRANSLATE_NOOP("app", "Objects of kind %1: %2 in the source, %3 restored."),
                                         {kind, QString::number(count), QString::number(restored)}});
    }
    for (const auto &[kind, count] : copy) {
        if (!source.contains(kind) && count > 0)
            proof.differences.push_back({QT_TRANSLATE_NOOP("app", "Objects of kind %1: %2 in the source, %3 restored."),
                                         {kind, u"0"_s, QString::number(count)}});
    }
}

void compareTable(const TableContent &source, const TableContent &copy, BackupProof &proof)
{
    ++(source.checksum.isEmpty() ? proof.tablesByCount : proof.tablesByChecksum);
    if (source.rows != copy.rows)
        proof.differences.push_back({QT_TRANSLATE_NOOP("app", "%1: %2 rows in the source, %3 restored."),
                                     {source.name, QString::number(source.rows), QString::number(copy.rows)}});
    else if (source.checksum != copy.checksum)
        proof.differences.push_back(
            {QT_TRANSLATE_NOOP("app", "%1: the rows restored are not those of the source."), {source.name}});
}

Status compareTables(Session &session, const std::vector<TableContent> &tables, BackupProof &proof,
                     const JobContext &context)
{
    qint64 done = 0;
    for (const TableContent &source : tables) {
        context.report({{QT_TRANSLATE_NOOP("app", "Comparing %1"), {source.name}}, done++, qint64(tables.size())});
        if (!source.isCounted()) {
            proof.notCompared << source.name;
            continue;
        }
        TableContent copy = source;
        const Reading reading = source.checksum.isEmpty() ? Reading::Rows : Reading::Checksum;
        const Status counted = countTable(session, copy, reading, context);
        const bool isGone = !counted && counted.error().sql && counted.error().sql->sqlState.startsWith("42");
        if (!counted && !isGone)
            return counted;
        if (isGone)
            proof.differences.push_back({QT_TRANSLATE_NOOP("app", "%1: was not restored."), {source.name}});
        else
            compareTable(source, copy, proof);
    }
    return Done{};
}

/// Drops the copy with the value, however its proof ends, unless it is kept.
class CopyGuard
{
public:
    explicit CopyGuard(const SandboxCopy &copy)
        : m_copy(copy)
    { }
    ~CopyGuard()
    {
        if (m_isHeld)
            (void)dropSandboxCopy(m_copy, {});
    }
    Q_DISABLE_COPY_MOVE(CopyGuard)
    void keep() { m_isHeld = false; }

private:
    SandboxCopy m_copy;
    bool m_isHeld = true;
};

}  // namespace

Result<RestoredCopy> restoreCopy(const Backup &backup, const JobContext &context, const QStringList &standIns)
{
    auto entries = dumpEntries(backup.dump.path, 0, context);
    if (!entries)
        return std::move(entries).error();
    if (Status room = requireRoom(backup, context); !room)
        return std::move(room).error();
    auto place = makeSandboxCopy(copyRequest(backup, standIns), context);
    if (!place)
        return std::move(place).error();
    CopyGuard guard(*place);
    Selection selection = selectFrom(*std::move(entries), *place);
    const RestoreRequest request{.path = backup.dump.path,
                                 .jobs = backup.dump.jobs,
                                 .keepsOwners = false,
                                 .weights = backup.weights(),
                                 .only = std::move(selection.restored)};
    const auto restored = restoreInto(place->url, request, context);
    if (!restored)
        return notRestorable(backup, restored.error(), selection.notRestored);
    guard.keep();
    return RestoredCopy{*std::move(place), restored->durationMs, std::move(selection.notRestored)};
}

Result<BackupProof> compareCopy(const Backup &backup, const RestoredCopy &copy, const JobContext &context)
{
    BackupProof proof{.at = QDateTime::currentDateTimeUtc(),
                      .server = copy.place.server,
                      .restoreMs = copy.restoreMs,
                      .notRestored = copy.notRestored};
    const auto session = Session::open(copy.place.url, context);
    if (!session)
        return session.error();
    if (Status set = readAlike(**session, context); !set)
        return std::move(set).error();
    const auto objects = countObjects(**session, context);
    if (!objects)
        return objects.error();
    compareObjects(backup.content.objects, *objects, proof);
    if (Status compared = compareTables(**session, backup.content.tables, proof, context); !compared)
        return std::move(compared).error();
    return proof;
}

Result<ProvenBackup> proveBackup(Backup backup, AfterProof after, const JobContext &context)
{
    if (!backup.isWhole() || backup.content.encoding.isEmpty())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app",
                                        "Only a backup of a whole database can be restored by itself and "
                                        "compared; %1 is none, or does not say what it holds."),
                      {backup.dump.path}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Take a backup without --only-tables-at-risk.")}};
    auto copy = restoreCopy(backup, context);
    if (!copy)
        return std::move(copy).error();
    CopyGuard guard(copy->place);
    auto proof = compareCopy(backup, *copy, context);
    if (!proof)
        return std::move(proof).error();
    backup.proof = *std::move(proof);
    if (Status written = writeBackupFacts(backup); !written)
        return std::move(written).error();
    if (after == AfterProof::Drop)
        return ProvenBackup{std::move(backup)};
    guard.keep();
    return ProvenBackup{std::move(backup), *std::move(copy)};
}

Status requireProven(const Backup &backup)
{
    if (backup.proof && backup.proof->isProven())
        return Done{};
    QStringList lines;
    if (backup.proof) {
        for (const Message &difference : backup.proof->differences)
            lines << difference.english();
    }
    return Error{ErrorCode::CheckFailed,
                 {QT_TRANSLATE_NOOP("app", "The backup %1, restored, is not what the source was."), {backup.dump.path}},
                 lines.join(u'\n'),
                 {QT_TRANSLATE_NOOP("app", "Do not rely on it. Take another backup.")}};
}

}  // namespace lockstep
