// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filereview.h"

#include <algorithm>

namespace lockstep {
namespace {

/// Finds the file's places for those of a text that has the same lines, some of them with other words in them.
class Places
{
public:
    Places(const QByteArray &filled, const QByteArray &file)
        : m_filled(filled)
        , m_file(file)
        , m_filledMap(filled)
        , m_fileMap(file)
    { }

    qsizetype at(qsizetype offset) const
    {
        const int line = m_filledMap.at(offset).line;
        const ByteRange from = lineRange(m_filledMap, m_filled, line);
        const ByteRange to = lineRange(m_fileMap, m_file, line);
        return to.begin
            + columnOf(offset - from.begin, m_filled.mid(from.begin, from.length()), m_file.mid(to.begin, to.length()));
    }

    ByteRange at(ByteRange range) const { return {at(range.begin), std::max(at(range.begin), at(range.end))}; }
    LineColumn placeAt(qsizetype offset) const { return m_fileMap.at(at(offset)); }

private:
    static ByteRange lineRange(const TextMap &map, const QByteArray &text, int line)
    {
        if (line > map.lineCount())
            return {text.size(), text.size()};
        const qsizetype begin = map.byteOfLine(line);
        const qsizetype end = text.indexOf('\n', begin);
        return {begin, end < 0 ? text.size() : end};
    }

    /// What two lines begin or end with alike keeps its place; what was filled in stands where the placeholder does.
    static qsizetype columnOf(qsizetype column, const QByteArray &filled, const QByteArray &file)
    {
        const auto mismatch = std::ranges::mismatch(filled, file);
        const qsizetype start = mismatch.in1 - filled.begin();
        if (column <= start)
            return column;
        const qsizetype fromEnd = filled.size() - column;
        qsizetype alike = 0;
        while (alike < std::min(filled.size(), file.size()) - start
               && filled[filled.size() - 1 - alike] == file[file.size() - 1 - alike])
            ++alike;
        return fromEnd <= alike ? file.size() - fromEnd : start;
    }

    const QByteArray &m_filled;
    const QByteArray &m_file;
    TextMap m_filledMap;
    TextMap m_fileMap;
};

void move(Statement &statement, const Places &places)
{
    statement.range = places.at(statement.range);
    if (statement.problem)
        statement.problem->byteOffset = places.at(statement.problem->byteOffset);
}

void move(Finding &finding, const Places &places)
{
    const qsizetype last = std::max(finding.range.begin, finding.range.end - 1);
    finding.begin = places.placeAt(finding.range.begin);
    finding.end = places.placeAt(last);
    finding.range = places.at(finding.range);
    finding.safer.reset();  // its SQL would have the placeholders' values for their names
}

/// Nothing was filled in: blanks or a semicolon stand where the file has what does not run, so every offset is its own.
bool hasSamePlaces(const QByteArray &section, const QByteArray &bytes)
{
    return std::ranges::equal(section, bytes,
                              [](char ran, char written) { return (ran == '\n') == (written == '\n'); });
}

}  // namespace

SectionOf sectionOf(const FolderRequest &request, const QString &layout, const Migration &migration, bool isRevert)
{
    const Layout *found = findLayout(layout);
    if (!found || !found->section)
        return {};
    return [request, migration, isRevert, section = found->section](const QByteArray &bytes) {
        return section(request, migration, isRevert, bytes);
    };
}

AnalysedScript inFile(AnalysedScript review, const QByteArray &bytes)
{
    if (!hasSamePlaces(review.script.sql, bytes)) {
        const Places places(review.script.sql, bytes);
        for (Statement &statement : review.script.statements)
            move(statement, places);
        for (Finding &finding : review.findings)
            move(finding, places);
        for (StatementEffects &statement : review.effects) {
            for (Effect &effect : statement.effects)
                effect.range = places.at(effect.range);
        }
    }
    review.script.sql = bytes;
    return review;
}

}  // namespace lockstep
