// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testpostgres.h"

#include "app/postgres/sandbox.h"
#include "app/postgres/session.h"

#include <QUrl>
#include <QUuid>

namespace lockstep::test {

using namespace Qt::StringLiterals;

Database::Database()
    : m_name(u"t_"_s + QUuid::createUuid().toString(QUuid::Id128).left(16))
{
    const auto started = startSandbox({});
    if (!started)
        qFatal("No PostgreSQL for the tests: %s", qPrintable(describe(started.error())));
    auto url = sandboxDatabase(m_name, {});
    if (!url)
        qFatal("No database for the tests: %s", qPrintable(describe(url.error())));
    m_url = *std::move(url);
}

Database::~Database()
{
    if (const Status dropped = dropSandboxDatabase(m_name, {}); !dropped)
        qWarning("%s", qPrintable(describe(dropped.error())));
}

QString Database::urlText() const
{
    return u"postgresql://%1@/%2?host=%3&port=%4"_s.arg(m_url.user, m_url.database,
                                                        QString::fromLatin1(QUrl::toPercentEncoding(m_url.host)),
                                                        QString::number(m_url.port));
}

QString Database::sql(const QByteArray &statements) const
{
    auto session = Session::open(m_url, {});
    if (!session)
        qFatal("%s", qPrintable(describe(session.error())));
    const auto answer = (*session)->execute(statements, {});
    if (!answer)
        qFatal("%s\n%s", qPrintable(describe(answer.error())), statements.constData());
    return answer->rows.empty() || answer->rows[0].empty() ? QString() : QString::fromUtf8(answer->rows[0][0]);
}

}  // namespace lockstep::test
