// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/restore.h"

#include "app/core/files.h"
#include "app/postgres/clientlogin.h"
#include "app/postgres/programs.h"
#include "app/postgres/session.h"
#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Kinds of more than one word, the longer before those they begin with; any other kind is one word.
constexpr std::array wordyKinds{
    "TABLE DATA"_L1,
    "TABLE ATTACH"_L1,
    "MATERIALIZED VIEW DATA"_L1,
    "MATERIALIZED VIEW"_L1,
    "FK CONSTRAINT"_L1,
    "CHECK CONSTRAINT"_L1,
    "SEQUENCE OWNED BY"_L1,
    "SEQUENCE SET"_L1,
    "INDEX ATTACH"_L1,
    "DEFAULT ACL"_L1,
    "EVENT TRIGGER"_L1,
    "FOREIGN DATA WRAPPER"_L1,
    "FOREIGN TABLE"_L1,
    "FOREIGN SERVER"_L1,
    "USER MAPPING"_L1,
    "ROW SECURITY"_L1,
    "BLOB METADATA"_L1,
    "BLOB COMMENTS"_L1,
    "PUBLICATION TABLES IN SCHEMA"_L1,
    "PUBLICATION TABLE"_L1,
    "ACCESS METHOD"_L1,
    "OPERATOR CLASS"_L1,
    "OPERATOR FAMILY"_L1,
    "PROCEDURAL LANGUAGE"_L1,
    "TEXT SEARCH CONFIGURATION"_L1,
    "TEXT SEARCH DICTIONARY"_L1,
    "TEXT SEARCH PARSER"_L1,
    "TEXT SEARCH TEMPLATE"_L1,
    "DATABASE PROPERTIES"_L1,
    "SECURITY LABEL"_L1,
    "SHELL TYPE"_L1,
    "SUBSCRIPTION TABLE"_L1,
};

/// "3351; 0 16391 TABLE DATA public orders owner"; nothing for a comment.
std::optional<DumpEntry> entryOf(const QByteArray &line)
{
    static const QRegularExpression form(u"^\\d+; \\d+ (\\d+) (.*)$"_s);
    const auto match = form.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return std::nullopt;
    const QString rest = match.captured(2);
    DumpEntry entry{.line = line, .oid = match.captured(1).toLongLong()};
    for (const QLatin1StringView kind : wordyKinds) {
        if (rest.startsWith(kind) && rest.size() > kind.size() && rest[kind.size()] == u' ') {
            entry.kind = kind;
            break;
        }
    }
    if (entry.kind.isEmpty())
        entry.kind = rest.section(u' ', 0, 0);
    const QString named = rest.mid(entry.kind.size() + 1);
    const QString schema = named.section(u' ', 0, 0);
    entry.schema = schema == "-"_L1 ? QString() : schema;
    // The owner stands last; a name may hold blanks, an owner's name may, too, and then a part of it stays.
    entry.name = named.section(u' ', 1, -2);
    return entry;
}

/// The entries as a file for --use-list, in a folder of the caller's.
Status writeList(const QString &path, const std::vector<DumpEntry> &entries)
{
    QByteArray list;
    for (const DumpEntry &entry : entries)
        list += entry.line + '\n';
    return writeFileDurably(path, list);
}

}  // namespace

Result<std::vector<DumpEntry>> dumpEntries(const QString &path, int programMajor, const JobContext &context)
{
    const auto program = findProgram(u"pg_restore"_s, programMajor, context);
    if (!program)
        return program.error();
    const auto listed = run({.program = program->path, .arguments = {u"--list"_s, path}}, context);
    if (!listed)
        return listed.error();
    std::vector<DumpEntry> entries;
    const auto lines = listed->standardOutput.split('\n');
    for (const QByteArray &line : lines) {
        if (auto entry = entryOf(line))
            entries.push_back(*std::move(entry));
    }
    return entries;
}

QStringList restoreCommand(const ConnectionUrl &url, const RestoreRequest &request, const QString &program)
{
    QStringList command{program, u"--exit-on-error"_s, u"--verbose"_s, u"--no-password"_s};
    if (request.replaces)
        command << u"--clean"_s << u"--if-exists"_s << u"--single-transaction"_s;
    else if (request.jobs > 1)
        command << u"--jobs=%1"_s.arg(request.jobs);
    if (!request.keepsOwners)
        command << u"--no-owner"_s << u"--no-privileges"_s << u"--no-tablespaces"_s;
    return command << u"--dbname="_s + shownConninfo(url) << request.path;
}

Result<RestoreFacts> restoreInto(const ConnectionUrl &url, const RestoreRequest &request, const JobContext &context)
{
    QElapsedTimer clock;
    clock.start();
    const auto program = findProgram(u"pg_restore"_s, 0, context);
    if (!program)
        return program.error();
    // Said early and plainly: a server that is not there, a login that is refused.
    if (const auto session = Session::open(url, context); !session)
        return session.error();
    PasswordFile password;
    if (Status written = password.write(url); !written)
        return std::move(written).error();
    const QTemporaryDir folder;
    QStringList arguments = restoreCommand(url, request, program->path).mid(1);
    if (!request.only.empty()) {
        if (Status listed = writeList(folder.filePath(u"list"_s), request.only); !listed)
            return std::move(listed).error();
        arguments.insert(0, u"--use-list="_s + folder.filePath(u"list"_s));
    }
    TableProgress progress(QT_TRANSLATE_NOOP("app", "Restoring %1"), request.weights, request.jobs, context);
    const auto ended = run({.program = program->path,
                            .arguments = arguments,
                            .environment = password.environment(),
                            .onErrorLine = [&progress](const QByteArray &line) { progress.read(line); }},
                           context);
    if (ended)
        return RestoreFacts{clock.elapsed(), u"pg_restore "_s + program->version};
    Error error = ended.error();
    keepErrorLines(error);
    return error;
}

}  // namespace lockstep
