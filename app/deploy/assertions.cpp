// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/assertions.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t shownRows = 5;
/// A cursor takes a query and nothing else, and gives as few of its rows as are wanted.
constexpr auto cursor = "DECLARE lockstep_assertion NO SCROLL CURSOR FOR ";

QString rowText(const std::vector<QByteArray> &row)
{
    QStringList cells;
    for (const QByteArray &cell : row)
        cells << (cell.isNull() ? u"NULL"_s : QString::fromUtf8(cell.left(200)));
    return cells.join(u" | "_s);
}

/// The first rows, under the names of their columns.
QString shown(const Answer &answer)
{
    QStringList lines{answer.columns.join(u" | "_s)};
    for (std::size_t i = 0; i < std::min(answer.rows.size(), shownRows); ++i)
        lines << rowText(answer.rows[i]);
    if (answer.rows.size() > shownRows)
        lines << u"…"_s;
    return lines.join(u'\n');
}

void judge(const SqlAssertion &assertion, const Answer &answer, Check &check)
{
    const bool wantsNone = assertion.expects == SqlAssertion::Expects::NoRows;
    const bool isTrue = answer.rows.size() == 1 && answer.columns.size() == 1 && answer.rows[0][0] == "t";
    if (wantsNone ? answer.rows.empty() : isTrue) {
        check.message = wantsNone ? Message{QT_TRANSLATE_NOOP("app", "It returns no rows, as it should.")}
                                  : Message{QT_TRANSLATE_NOOP("app", "It is true.")};
        return;
    }
    check.outcome = Outcome::Fail;
    check.detail = shown(answer);
    check.message = wantsNone ? Message{QT_TRANSLATE_NOOP("app", "It returns rows, and should return none.")}
                              : Message{QT_TRANSLATE_NOOP("app", "It does not return one row with one true value.")};
}

void fail(const SqlAssertion &assertion, const Error &error, Check &check)
{
    check.outcome = Outcome::Fail;
    const bool isTimeout = error.sql && error.sql->sqlState == "57014";
    check.message = isTimeout ? Message{QT_TRANSLATE_NOOP("app", "It did not end within %1 s."),
                                        {QString::number(double(assertion.timeout.count()) / 1000)}}
                              : Message{QT_TRANSLATE_NOOP("app", "The server refuses it: %1"),
                                        {error.sql ? error.sql->message : error.message.english()}};
    check.hint = {QT_TRANSLATE_NOOP("app", "It must be one query, and nothing that writes.")};
}

bool endsAll(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::ConnectionLost;
}

Result<Check> ask(Session &session, const SqlAssertion &assertion, const JobContext &context)
{
    Check check{.id = namedCheckId(u"assertion"_s, assertion.name),
                .title = verbatim(assertion.name),
                .outcome = Outcome::Pass};
    const Status asked = inReadOnly(session, assertion.timeout, context, [&]() -> Status {
        // With the parameters, of which there are none, it goes the way that takes one statement alone.
        if (const auto declared = session.execute(cursor + assertion.sql, Session::Parameters{}, context); !declared)
            return declared.error();
        const auto answer = session.execute("FETCH 6 FROM lockstep_assertion", context);
        if (!answer)
            return answer.error();
        judge(assertion, *answer, check);
        return Done{};
    });
    if (!asked && endsAll(asked.error()))
        return asked.error();
    if (!asked)
        fail(assertion, asked.error(), check);
    return check;
}

}  // namespace

QString namedCheckId(const QString &kind, const QString &name)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s);
    const QStringList words = name.toLower().replace(others, u" "_s).simplified().split(u' ', Qt::SkipEmptyParts);
    return (QStringList{kind} + words).join(u'-');
}

Status inReadOnly(Session &session, std::chrono::milliseconds timeout, const JobContext &context,
                  const std::function<Status()> &work)
{
    const QByteArray limit = QByteArray::number(qint64(timeout.count()));
    Status done = Done{};
    for (const QByteArray &sql : {QByteArray("BEGIN TRANSACTION READ ONLY"), "SET LOCAL statement_timeout = " + limit,
                                  "SET LOCAL lock_timeout = " + limit}) {
        if (const auto answer = session.execute(sql, context); !answer && done)
            done = answer.error();
    }
    if (done)
        done = work();
    const auto ended = session.execute("ROLLBACK", {});
    return done && !ended ? Status(ended.error()) : done;
}

Result<std::vector<Check>> askAssertions(Session &session, const std::vector<SqlAssertion> &assertions,
                                         const JobContext &context)
{
    std::vector<Check> checks;
    for (const SqlAssertion &assertion : assertions) {
        context.report({{QT_TRANSLATE_NOOP("app", "Asking the project's own questions")},
                        qint64(checks.size()),
                        qint64(assertions.size())});
        auto check = ask(session, assertion, context);
        if (!check)
            return std::move(check).error();
        checks.push_back(*std::move(check));
    }
    return checks;
}

}  // namespace lockstep
