// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"

#include <QTemporaryDir>

#include <memory>

namespace lockstep::test {

/// The real program with a state folder of its own, so that journals and records of tests do not meet.
class Program
{
public:
    Program();

    QString path() const;
    QString stateFolder() const { return m_state.path(); }
    QProcessEnvironment environment{};
    QString workingFolder{};  ///< empty: the test's own

    /// Runs to the end, standard input empty.
    Ran run(const QStringList &arguments) const;
    /// Starts it; the caller ends it.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;

private:
    QTemporaryDir m_state;
};

/// A project in a folder of its own.
class Project
{
public:
    QString path() const { return m_folder.path(); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    /// prisma/migrations/NAME/migration.sql, with the lock file beside.
    void addPrisma(const QString &name, const QByteArray &sql) const;
    /// migrations/NAME.sql of the plain layout.
    void addPlain(const QString &name, const QByteArray &sql) const;

private:
    QTemporaryDir m_folder;
};

/// What is wrong with the JSON by tests/fixtures/schema/NAME.schema.json, one line each; empty when it is valid.
QString schemaProblems(const QString &schema, const QByteArray &json, bool isLines = false);

}  // namespace lockstep::test
