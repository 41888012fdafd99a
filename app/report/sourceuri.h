// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QJsonObject>

namespace lockstep {

/// Names files as SARIF does: by a URI below the root of the source tree (the nearest folder upward with a ".git", else
/// the project), so that a code host finds them wherever it has checked the tree out. What is outside is a file: URI.
class SourceUri
{
public:
    explicit SourceUri(const QString &projectRoot);
    /// SARIF's artifactLocation. `file` is relative to the project, or absolute.
    QJsonObject location(const QString &file) const;

private:
    QDir m_project;
    QDir m_tree;
};

}  // namespace lockstep
