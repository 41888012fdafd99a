// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace lockstep {

/// A file of Atlas's migration directory and its line in atlas.sum.
struct AtlasSumLine
{
    QString name{};
    QString hash{};  ///< base64, without "h1:"
};

/// The running hash over names and contents of a directory's files, given in the order of their names.
class AtlasHasher
{
public:
    AtlasHasher();
    ~AtlasHasher();
    AtlasHasher(const AtlasHasher &) = delete;
    AtlasHasher &operator=(const AtlasHasher &) = delete;

    /// The file's own hash; empty for one that says "atlas:sum ignore".
    QString add(const QString &name, const QByteArray &bytes);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// atlas.sum as Atlas writes it.
QByteArray atlasSumText(const std::vector<AtlasSumLine> &lines);

/// The lines of an atlas.sum; nothing when it has not the form, or its first line does not fit the others.
std::optional<std::vector<AtlasSumLine>> readAtlasSum(const QByteArray &text);

/// The value of "-- atlas:NAME VALUE" in the first line of a text, as Atlas finds it; nothing where there is none.
std::optional<QString> atlasDirective(const QByteArray &text, const QString &name);

/// The values of such lines in the comments that a file begins with and that an empty line ends.
QStringList atlasFileDirectives(const QByteArray &bytes, const QString &name);

}  // namespace lockstep
