// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

namespace lockstep {

/// What the names in a changelog mean.
class LiquibasePaths
{
public:
    /// `bases`: what paths count from, in the order in which they are tried, relative to the project.
    LiquibasePaths(QString root, QStringList bases)
        : m_root(std::move(root))
        , m_bases(std::move(bases))
    { }

    /// A name in the changelog `from` relative to the project; empty where it leads out of it.
    QString resolved(const QString &from, const QString &name, bool isRelative) const;
    /// As the ledger has it: below the innermost of the folders that paths count from.
    QString ledgerPath(const QString &path) const;

private:
    QString m_root;
    QStringList m_bases;
};

Message whyOutsideOfProject(const QString &name);

}  // namespace lockstep
