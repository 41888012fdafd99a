// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findbar.h"

#include "ui/editor/sqleditor.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

std::vector<ByteRange> findBytes(const QByteArray &text, const QByteArray &wanted)
{
    std::vector<ByteRange> places;
    for (qsizetype at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.size()))
        places.push_back({at, at + wanted.size()});
    return places;
}

std::vector<ByteRange> findFolded(const QByteArray &utf8, const QString &wanted)
{
    const QString text = QString::fromUtf8(utf8);
    std::vector<ByteRange> places;
    qsizetype unit = 0;
    qsizetype byte = 0;
    for (qsizetype at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(wanted, unit, Qt::CaseInsensitive)) {
        byte += QStringView(text).mid(unit, at - unit).toUtf8().size();
        const qsizetype length = QStringView(text).mid(at, wanted.size()).toUtf8().size();
        places.push_back({byte, byte + length});
        byte += length;
        unit = at + wanted.size();
    }
    return places;
}

}  // namespace

std::vector<ByteRange> findAll(const QByteArray &utf8, const QString &wanted, bool matchCase)
{
    if (wanted.isEmpty())
        return {};
    return matchCase ? findBytes(utf8, wanted.toUtf8()) : findFolded(utf8, wanted);
}

FindBar::FindBar(SqlEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_wanted(new QLineEdit(this))
    , m_replacement(new QLineEdit(this))
    , m_matchCase(new QCheckBox(tr("Match &case"), this))
    , m_count(new QLabel(this))
    , m_previous(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_replaceLine(createReplaceLine())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(layout->contentsMargins() / 2);
    layout->addWidget(createFindLine());
    layout->addWidget(m_replaceLine);
    setAccessibleName(tr("Find"));
    applyPalette();
    hide();
}

QWidget *FindBar::createFindLine()
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    m_wanted->setObjectName(u"find"_s);
    m_wanted->setAccessibleName(tr("Find"));
    m_wanted->setPlaceholderText(tr("Find"));
    m_previous->setToolTip(tr("Previous (Shift+F3)"));
    m_next->setToolTip(tr("Next (F3)"));
    m_close->setToolTip(tr("Close (Esc)"));
    for (QPushButton *button : {m_previous, m_next, m_close}) {
        button->setAccessibleName(button->toolTip());
        button->setAutoDefault(false);
    }
    layout->addWidget(m_wanted, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_previous, m_next, m_matchCase, m_count, m_close})
        layout->addWidget(widget);
    connect(m_wanted, &QLineEdit::textChanged, this, &FindBar::findFirst);
    connect(m_wanted, &QLineEdit::returnPressed, this, &FindBar::findNext);
    connect(m_matchCase, &QCheckBox::toggled, this, &FindBar::findFirst);
    connect(m_previous, &QPushButton::clicked, this, &FindBar::findPrevious);
    connect(m_next, &QPushButton::clicked, this, &FindBar::findNext);
    connect(m_close, &QPushButton::clicked, this, &FindBar::close);
    return line;
}

QWidget *FindBar::createReplaceLine()
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    auto *one = new QPushButton(tr("&Replace"), line);
    auto *all = new QPushButton(tr("Replace &all"), line);
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setObjectName(u"replacement"_s);
    layout->addWidget(m_replacement, 1);
    layout->addWidget(one);
    layout->addWidget(all);
    connect(m_replacement, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
    return line;
}

void FindBar::open(bool withReplace)
{
    const ByteRange selected = m_editor->selection();
    const QByteArray text = m_editor->sql().mid(selected.begin, selected.length());
    show();
    m_replaceLine->setVisible(withReplace && !m_editor->isReadOnly());
    if (!text.isEmpty() && !text.contains('\n'))
        m_wanted->setText(QString::fromUtf8(text));
    m_wanted->setFocus();
    m_wanted->selectAll();
}

std::vector<ByteRange> FindBar::places() const
{
    return findAll(m_editor->sql(), m_wanted->text(), m_matchCase->isChecked());
}

void FindBar::reveal(const std::vector<ByteRange> &places, std::size_t index)
{
    m_editor->select(places[index]);
    m_count->setText(tr("%1 of %2", "place found")
                         .arg(locale().toString(qulonglong(index + 1)), locale().toString(qulonglong(places.size()))));
}

void FindBar::find(bool forward)
{
    const std::vector<ByteRange> found = places();
    if (found.empty()) {
        m_count->setText(m_wanted->text().isEmpty() ? QString() : tr("not found"));
        return;
    }
    const ByteRange selected = m_editor->selection();
    const auto after
        = std::ranges::lower_bound(found, forward ? selected.begin + 1 : selected.begin, {}, &ByteRange::begin);
    const std::size_t index = std::size_t(after - found.begin());
    reveal(found, forward ? index % found.size() : (index + found.size() - 1) % found.size());
}

void FindBar::findNext()
{
    find(true);
}

void FindBar::findPrevious()
{
    find(false);
}

/// While someone types the wanted text: stay at the place where that began.
void FindBar::findFirst()
{
    const qsizetype start = m_editor->selection().begin;
    m_editor->select({start, start});
    const std::vector<ByteRange> found = places();
    if (found.empty())
        return find(true);
    const auto at = std::ranges::lower_bound(found, start, {}, &ByteRange::begin);
    reveal(found, std::size_t(at - found.begin()) % found.size());
}

void FindBar::replaceOne()
{
    const std::vector<ByteRange> found = places();
    if (std::ranges::find(found, m_editor->selection()) != found.end())
        m_editor->replaceSelection(m_replacement->text().toUtf8());
    find(true);
}

void FindBar::replaceAll()
{
    const std::vector<ByteRange> found = places();
    m_editor->replaceAll(found, m_replacement->text().toUtf8());
    m_count->setText(tr("%n place(s) replaced", nullptr, int(found.size())));
}

void FindBar::close()
{
    hide();
    m_editor->setFocus();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
    QWidget::changeEvent(event);
}

void FindBar::applyPalette()
{
    m_previous->setIcon(themedIcon(u"find-previous"_s, Tone::Muted, palette()));
    m_next->setIcon(themedIcon(u"find-next"_s, Tone::Muted, palette()));
    m_close->setIcon(themedIcon(u"cancel"_s, Tone::Muted, palette()));
}

}  // namespace lockstep
