// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/history.h"
#include "app/deploy/run.h"
#include "tests/support/testpostgres.h"

#include <QTemporaryDir>

#include <optional>

namespace lockstep::test {

/// A project in a folder of its own, with a journal beside it, written by the test.
class Project
{
public:
    enum class Layout { Prisma, Plain };
    explicit Project(Layout layout = Layout::Prisma);
    /// In the folder `folder`, which exists and stays.
    Project(Layout layout, const QString &folder);

    void write(const QString &migration, const QByteArray &sql) const;
    QString root() const { return m_root; }
    QString journalPath() const { return m_root + QStringLiteral("/../journal.sqlite"); }

    WorkspacePtr open() const;
    /// Everything a deploy of all pending migrations needs, without a backup unless the test sets one.
    DeployRequest request(const ConnectionUrl &url) const;

private:
    std::optional<QTemporaryDir> m_temporary;
    Layout m_layout;
    QString m_root;
};

/// What must be said before or after the step, said.
Status confirmAll(DeployRun &run, Step step, const QHash<QString, QString> &typed = {});
/// Performs and confirms steps up to and with `last`, or until one fails; returns the last one performed.
StepRecord go(DeployRun &run, Step last, const EventSink &events = {}, const JobContext &context = {});
/// "plan confirmed, backup skipped, …"
QString stepStates(const RunRecord &record);
/// "20240101_a/1 applied; …": every statement the run knows.
QString statementStates(const RunRecord &record);
/// The value, or the test process ends with the error.
template <typename T>
T taken(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(describe(result.error())));
    return *std::move(result);
}

}  // namespace lockstep::test
