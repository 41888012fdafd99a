// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changesview.h"

#include "ui/editor/rowbands.h"
#include "ui/editor/sqleditor.h"
#include "ui/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

std::vector<EditorRow> rowsOf(const SideBySide &sides, SideLine SideRow::*side, EditorRow::Kind changed)
{
    std::vector<EditorRow> rows;
    for (const SideRow &row : sides.rows) {
        const SideLine &line = row.*side;
        const EditorRow::Kind kind = !row.isChanged ? EditorRow::Kind::Same
            : line.number > 0                       ? changed
                                                    : EditorRow::Kind::Gap;
        rows.push_back({kind, line.number, line.text, line.changed});
    }
    return rows;
}

}  // namespace

ChangesView::ChangesView(QWidget *parent)
    : QWidget(parent)
    , m_summary(new ElidedLabel(this, Qt::ElideRight))
    , m_place(new QLabel(this))
    , m_previous(createStep(Qt::UpArrow, tr("Previous change"), tr("Previous change (Shift+F8)")))
    , m_next(createStep(Qt::DownArrow, tr("Next change"), tr("Next change (F8)")))
    , m_sides(new QSplitter(Qt::Horizontal, this))
    , m_before(createSide(u"before"_s, tr("Applied"), tr("What was applied")))
    , m_after(createSide(u"after"_s, tr("On disk"), tr("What is on disk")))
{
    m_sides->setHandleWidth(1);
    m_sides->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    layout->addWidget(m_sides, 1);
    setMinimumWidth(fontMetrics().averageCharWidth() * 40);  // less shows no word of either side
    setFocusProxy(m_after.editor);
    follow(m_before.editor, m_after.editor);
    follow(m_after.editor, m_before.editor);
    connect(m_previous, &QToolButton::clicked, this, &ChangesView::previousChange);
    connect(m_next, &QToolButton::clicked, this, &ChangesView::nextChange);
}

QToolButton *ChangesView::createStep(Qt::ArrowType arrow, const QString &name, const QString &tip)
{
    auto *step = new QToolButton(this);
    step->setArrowType(arrow);
    step->setAccessibleName(name);
    step->setToolTip(tip);
    step->setAutoRaise(true);
    return step;
}

QWidget *ChangesView::createHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    const int margin = fontMetrics().height() / 2;
    layout->setContentsMargins(margin, margin, margin, margin);
    m_summary->setObjectName(u"summary"_s);
    m_place->setObjectName(u"place"_s);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_place);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    return header;
}

ChangesView::Side ChangesView::createSide(const QString &objectName, const QString &title,
                                          const QString &accessibleName)
{
    auto *box = new QWidget(m_sides);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    const Side side{new ElidedLabel(box), new SqlEditor(box)};
    auto *name = new QLabel(u"<b>%1</b>"_s.arg(title.toHtmlEscaped()), box);
    side.editor->setObjectName(objectName);
    side.editor->setAccessibleName(accessibleName);
    side.editor->setRows({});
    auto *heading = new QHBoxLayout;
    const int margin = fontMetrics().height() / 2;
    heading->setContentsMargins(margin, 0, margin, margin / 2);
    heading->setSpacing(margin);
    heading->addWidget(name);
    heading->addWidget(side.origin, 1);
    layout->addLayout(heading);
    layout->addWidget(side.editor, 1);
    m_sides->addWidget(box);
    return side;
}

/// Each side has as many rows as the other.
void ChangesView::follow(SqlEditor *leader, SqlEditor *follower)
{
    connect(leader, &SqlEditor::scrolled, follower, [leader, follower] { follower->scrollAs(*leader); });
    connect(leader, &SqlEditor::cursorMoved, this, [this, leader, follower] {
        if (m_isFollowing)
            return;
        const QScopedValueRollback following(m_isFollowing, true);
        follower->setCursorLine(leader->cursorLine());
        showPlace();
    });
}

void ChangesView::setComparison(const Comparison &comparison)
{
    m_summary->setText(comparison.summary());
    m_summary->setToolTip(m_summary->text());
    m_before.origin->setText(comparison.applied.source.translated());
    m_after.origin->setText(comparison.file);
    for (ElidedLabel *origin : {m_before.origin, m_after.origin})
        origin->setToolTip(origin->text());
    m_changes = comparison.sides.changes;
    const bool isSpace = comparison.applied.difference == SqlDifference::Whitespace;
    {
        const QScopedValueRollback filling(m_isFollowing, true);
        m_before.editor->setRows(rowsOf(comparison.sides, &SideRow::before, EditorRow::Kind::Removed));
        m_after.editor->setRows(rowsOf(comparison.sides, &SideRow::after, EditorRow::Kind::Added));
        m_before.editor->setWhiteSpaceShown(isSpace);
        m_after.editor->setWhiteSpaceShown(isSpace);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_place, m_previous, m_next})
        widget->setVisible(!m_changes.empty());
    if (!m_changes.empty())
        QMetaObject::invokeMethod(this, &ChangesView::showFirst, Qt::QueuedConnection);  // once the sides have a size
}

void ChangesView::showFirst()
{
    if (!m_changes.empty())
        goTo(0);
}

void ChangesView::goTo(std::size_t change)
{
    m_after.editor->goToLine(m_changes[change].begin + 1);
    showPlace();
}

void ChangesView::nextChange()
{
    const int row = m_after.editor->cursorLine() - 1;
    const auto next = std::ranges::upper_bound(m_changes, row, {}, &RowBlock::begin);
    if (!m_changes.empty())
        goTo(next == m_changes.end() ? 0 : std::size_t(next - m_changes.begin()));
}

void ChangesView::previousChange()
{
    const int row = m_after.editor->cursorLine() - 1;
    const auto next = std::ranges::lower_bound(m_changes, row, {}, &RowBlock::begin);
    if (!m_changes.empty())
        goTo(next == m_changes.begin() ? m_changes.size() - 1 : std::size_t(next - m_changes.begin()) - 1);
}

/// "2 of 5", or how many there are while the cursor is in none.
void ChangesView::showPlace()
{
    const int row = m_after.editor->cursorLine() - 1;
    const auto here = std::ranges::find_if(
        m_changes, [row](const RowBlock &block) { return row >= block.begin && row < block.end; });
    const QString total = locale().toString(qulonglong(m_changes.size()));
    if (here == m_changes.end())
        m_place->setText(total);
    else
        m_place->setText(tr("%1 of %2", "number of the change, number of changes")
                             .arg(locale().toString(qlonglong(here - m_changes.begin() + 1)), total));
}

}  // namespace lockstep
