// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lockstep {

class SqlEditor;

/// Find and replace under an editor. Esc closes it and gives the keyboard back.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(SqlEditor *editor, QWidget *parent = nullptr);

    /// Shows the bar with the selected text in it; `withReplace` shows the second line too.
    void open(bool withReplace);
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *createFindLine();
    QWidget *createReplaceLine();
    std::vector<ByteRange> places() const;
    void reveal(const std::vector<ByteRange> &places, std::size_t index);
    void find(bool forward);
    void findFirst();
    void replaceOne();
    void replaceAll();
    void close();
    void applyPalette();

    SqlEditor *m_editor;
    QLineEdit *m_wanted;
    QLineEdit *m_replacement;
    QCheckBox *m_matchCase;
    QLabel *m_count;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_close;
    QWidget *m_replaceLine;
};

/// Every place of `wanted` in the text, without overlaps; an empty text is nowhere. Without `matchCase` case is folded
/// as Unicode does, and places are those of the original bytes.
std::vector<ByteRange> findAll(const QByteArray &utf8, const QString &wanted, bool matchCase);

}  // namespace lockstep
