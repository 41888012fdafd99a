// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every test of agreement with a tool does: a project that both work on, a deploy by the product, and what can be
// compared afterwards.

#include "app/deploy/run.h"
#include "tests/support/peers.h"
#include "tests/support/testpostgres.h"

#include <QTemporaryDir>

namespace lockstep::test {

/// A project in a folder of its own, copied, so that tools may write into it.
class ToolProject
{
public:
    /// A copy of tests/fixtures/layouts/`layout`.
    explicit ToolProject(const QString &layout);
    /// A copy of any folder, opened as `layout`.
    ToolProject(const QString &layout, const QString &folder);

    QString root() const { return m_root; }
    /// Writes a file of the project, as a person would.
    void write(const QString &path, const QByteArray &bytes) const;
    QByteArray read(const QString &path) const;
    /// A file, or a folder with all that is in it.
    void remove(const QString &path) const;
    /// Makes the registry's packages reachable from the folder, for what looks for them there.
    void linkNodeModules(const QString &apart = {}) const;

    Result<WorkspacePtr> open() const;
    /// What a deploy of all that is pending needs, the folder and the database read anew.
    DeployRequest request(const ConnectionUrl &url) const;
    /// Deploys all that is pending as the product does, every confirmation given, no backup. What went wrong; empty
    /// when nothing did.
    QString deploy(const ConnectionUrl &url) const;
    /// What the product says of the database, a line a migration: "20240101000000_customers applied".
    QString status(const ConnectionUrl &url) const;
    /// Every migration of the folder in that state, as status() has it.
    QString allIn(const QString &state) const;

private:
    QTemporaryDir m_folder;
    QString m_layout;
    QString m_root;
};

/// Every row of a table, a line each, in no order but the text's. Of `vague` columns (ids, times) it is only told
/// whether they are set. "(no table)" when there is none.
QString rowsOf(const Database &database, const QString &table, const QStringList &vague);

/// pg_dump's schema without what differs from dump to dump.
QString schemaOf(const Database &database);

/// What the program said, for a failed check.
QByteArray words(const Ran &ran);

}  // namespace lockstep::test

/// In a test function: the tool ended with the status and said the text.
#define VERIFY_SAYS(ran, status, text)                                                                                 \
    do {                                                                                                               \
        const lockstep::test::Ran said = (ran);                                                                        \
        QVERIFY2(said.exitStatus == (status) && (said.out + said.err).contains(text), lockstep::test::words(said));    \
    } while (false)
