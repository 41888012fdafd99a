// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/fleet/members.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A name of the source, and the line it stands in where the source is a file.
struct Named
{
    QString text{};
    int line = 0;
};

bool isUrl(const QString &text)
{
    return text.startsWith("postgres://"_L1) || text.startsWith("postgresql://"_L1);
}

/// LIKE's pattern for the shell's wildcards.
QByteArray likePattern(const QString &wildcards)
{
    QString pattern;
    for (const QChar character : wildcards) {
        if (character == u'%' || character == u'_' || character == u'\\')
            pattern += u'\\';
        pattern += character == u'*' ? u'%' : character == u'?' ? u'_' : character;
    }
    return pattern.toUtf8();
}

std::vector<Named> firstColumn(const Answer &answer)
{
    std::vector<Named> names;
    for (const std::vector<QByteArray> &row : answer.rows) {
        if (!row.empty() && !row.front().isEmpty())
            names.push_back({QString::fromUtf8(row.front())});
    }
    return names;
}

Result<std::vector<Named>> byPattern(Session &session, const QString &pattern, const JobContext &context)
{
    const auto answer = session.execute("SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate "
                                        "AND datname LIKE $1 ORDER BY datname COLLATE \"C\"",
                                        {likePattern(pattern)}, context);
    return answer ? Result<std::vector<Named>>(firstColumn(*answer)) : answer.error();
}

Result<std::vector<Named>> byQuery(Session &session, const QString &query, const JobContext &context)
{
    // The server refuses whatever would write.
    if (const auto begun = session.execute("BEGIN READ ONLY", context); !begun)
        return begun.error();
    // With parameters, even none, the server takes one statement alone.
    const auto answer = session.execute(query.toUtf8(), Session::Parameters{}, context);
    if (!answer)
        return answer.error();
    if (const auto ended = session.execute("ROLLBACK", context); !ended)
        return ended.error();
    return firstColumn(*answer);
}

Result<std::vector<Named>> byList(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    std::vector<Named> names;
    int line = 0;
    for (const QByteArray &text : bytes->split('\n')) {
        ++line;
        const QString name = QString::fromUtf8(text).section(u'#', 0, 0).trimmed();
        if (!name.isEmpty())
            names.push_back({name, line});
    }
    return names;
}

Result<std::vector<Named>> namesOf(const Workspace &workspace, const ConnectionUrl &url, const FleetSource &source,
                                   const JobContext &context)
{
    if (!source.list.isEmpty())
        return byList(QDir(workspace.root).filePath(source.list));
    const auto session = Session::open(url, context);
    if (!session)
        return session.error();
    return source.databases.isEmpty() ? byQuery(**session, source.query, context)
                                      : byPattern(**session, source.databases, context);
}

Result<FleetMember> memberOf(const Workspace &workspace, const TargetChoice &base, const ConnectionUrl &url,
                             const Named &named)
{
    const bool isEnvironment
        = std::ranges::any_of(workspace.config.environments,
                              [&named](const Environment &environment) { return environment.name == named.text; });
    if (isEnvironment) {
        auto choice = chooseTarget(workspace.root, workspace.config, named.text);
        return choice ? Result<FleetMember>(FleetMember{named.text, *std::move(choice)}) : std::move(choice).error();
    }
    TargetChoice choice = base;
    if (!isUrl(named.text)) {
        choice.url = withDatabase(url, named.text);
        return FleetMember{named.text, std::move(choice)};
    }
    auto parsed = parseConnectionUrl(named.text);
    if (!parsed)
        return std::move(parsed).error();
    choice.url = *std::move(parsed);
    // With the socket's folder where there is one: two servers of one machine are told apart by it.
    const QString name = u"%1:%2/%3"_s.arg(choice.url->host, QString::number(choice.url->port), choice.url->database);
    return FleetMember{name, std::move(choice)};
}

Error inLine(Error error, const FleetSource &source, const Workspace &workspace, int line)
{
    if (line > 0) {
        error.code = ErrorCode::FileMalformed;
        error.file = QDir(workspace.root).filePath(source.list);
        error.line = line;
    }
    return error;
}

Error passwordInList()
{
    return {ErrorCode::FileMalformed,
            {QT_TRANSLATE_NOOP("app", "This address holds a password, which belongs into no list.")},
            {},
            {QT_TRANSLATE_NOOP("app",
                               "Take it out. It belongs in libpq's password file, or in the variable of an "
                               "environment that the list names.")}};
}

Error namesNone(const FleetSource &source)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "The fleet has no database.")},
            source.list + source.query + source.databases,
            {QT_TRANSLATE_NOOP("app", "Check the list, query or pattern, and the target whose server is asked.")}};
}

Error namedTwice(const QString &name)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "The fleet names %1 twice."), {name}},
            {},
            {QT_TRANSLATE_NOOP("app", "Name each database once.")}};
}

}  // namespace

Result<std::vector<FleetMember>> findMembers(const Workspace &workspace, const TargetChoice &base,
                                             const FleetSource &source, const JobContext &context)
{
    const auto url = resolveUrl(workspace, base, context);
    if (!url)
        return url.error();
    const auto names = namesOf(workspace, *url, source, context);
    if (!names)
        return names.error();
    std::vector<FleetMember> members;
    QSet<QString> seen;
    for (const Named &named : *names) {
        if (named.line > 0 && urlHasPassword(named.text))
            return inLine(passwordInList(), source, workspace, named.line);
        auto member = memberOf(workspace, base, *url, named);
        if (!member)
            return inLine(std::move(member).error(), source, workspace, named.line);
        if (seen.contains(member->name))
            return inLine(namedTwice(member->name), source, workspace, named.line);
        seen.insert(member->name);
        members.push_back(*std::move(member));
    }
    return members.empty() ? Result<std::vector<FleetMember>>(namesNone(source)) : std::move(members);
}

}  // namespace lockstep
