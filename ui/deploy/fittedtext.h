// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace lockstep {

/// Text to read, select and copy, as high as it needs to be up to a limit of lines, after which it scrolls. Tab leaves
/// it.
class FittedText : public QTextEdit
{
    Q_OBJECT

public:
    explicit FittedText(const QString &accessibleName, QWidget *parent = nullptr);

    /// Shown letter by letter as it is, in a fixed-width font: commands, SQL.
    void setCode(const QString &text);
    /// Label and value a row; values break anywhere when they must (paths, hashes).
    void setFacts(const std::vector<std::pair<QString, QString>> &facts);
    /// Marks a stretch of the code, in UTF-16 units.
    void mark(int begin, int length);
    void setLineLimit(int lines);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    int m_lineLimit = 9;
    std::vector<std::pair<QString, QString>> m_facts;
};

}  // namespace lockstep
