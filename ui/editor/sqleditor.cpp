// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqleditor.h"

#include "ui/editor/findingmarks.h"
#include "ui/editor/rowbands.h"
#include "ui/editor/sqllexer.h"
#include "ui/editor/styles.h"
#include "ui/theme.h"

#include <Qsci/qscicommandset.h>
#include <Qsci/qsciscintilla.h>

#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <ranges>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

using margins::fold;
using margins::lamp;

QFont editorFont(const QWidget *widget)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (widget->font().pointSizeF() > 0)
        font.setPointSizeF(widget->font().pointSizeF());
    return font;
}

/// Scintilla binds many Ctrl+letter keys (duplicate line, swap lines …) that would swallow the window's own.
bool shadowsOurs(int key)
{
    constexpr std::array kept{Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Y, Qt::Key_Z};
    if (!(key & Qt::ControlModifier))
        return false;
    const int plain = key & ~int(Qt::KeyboardModifierMask);
    const bool isSign = plain == Qt::Key_Slash || plain == Qt::Key_Backslash || plain == Qt::Key_BracketLeft
        || plain == Qt::Key_BracketRight;
    const bool isLetter = plain >= Qt::Key_A && plain <= Qt::Key_Z;
    return isSign || (isLetter && std::ranges::find(kept, plain) == kept.end());
}

}  // namespace

SqlEditor::SqlEditor(QWidget *parent)
    : QWidget(parent)
    , m_view(new QsciScintilla(this))
    , m_lexer(new SqlLexer(m_view))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    m_view->setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight);  // SQL reads so in every language
    m_view->setUtf8(true);
    m_view->setLexer(m_lexer);
    m_view->setMarginType(0, QsciScintilla::NumberMargin);
    m_view->setFolding(QsciScintilla::BoxedFoldStyle, fold);
    m_view->setAnnotationDisplay(QsciScintilla::AnnotationStandard);
    m_view->setScrollWidthTracking(true);
    m_view->setScrollWidth(1);
    m_view->setTabWidth(4);
    m_view->setIndentationsUseTabs(false);
    m_view->setAccessibleName(tr("SQL text"));
    m_marks = new FindingMarks(m_view, palette());
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    freeOurKeys();
    applyPalette();
    connect(m_view, &QsciScintilla::textChanged, this, &SqlEditor::reportEdit);
    connect(m_view, &QsciScintilla::linesChanged, this, &SqlEditor::showNumbers);
    connect(m_view, &QsciScintilla::cursorPositionChanged, this, [this] { emit cursorMoved(cursor()); });
    connect(m_view, &QsciScintilla::marginClicked, this, [this](int, int line) { takeMarginClick(line); });
    connect(m_view, &QsciScintilla::SCN_UPDATEUI, this, [this](int what) {
        if (what & (QsciScintilla::SC_UPDATE_V_SCROLL | QsciScintilla::SC_UPDATE_H_SCROLL))
            emit scrolled();
    });
}

long SqlEditor::send(unsigned message, unsigned long first, long second) const
{
    return m_view->SendScintilla(message, first, second);
}

void SqlEditor::setSql(const QByteArray &utf8)
{
    const QScopedValueRollback loading(m_isLoading, true);
    const bool wasReadOnly = isReadOnly();
    m_view->setReadOnly(false);
    m_marks->setMarks({}, {});
    send(QsciScintilla::SCI_CLEARALL);
    m_view->SendScintilla(QsciScintilla::SCI_ADDTEXT, static_cast<unsigned long>(utf8.size()), utf8.constData());
    send(QsciScintilla::SCI_EMPTYUNDOBUFFER);
    send(QsciScintilla::SCI_SETEOLMODE, utf8.contains("\r\n") ? QsciScintilla::SC_EOL_CRLF : QsciScintilla::SC_EOL_LF);
    setUnmodified();
    send(QsciScintilla::SCI_GOTOPOS, 0);
    m_view->setReadOnly(wasReadOnly);
    showNumbers();
}

void SqlEditor::replaceSql(const QByteArray &utf8)
{
    const qsizetype place = cursor();
    const long firstLine = send(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    setSql(utf8);
    send(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(std::min(place, utf8.size())));
    send(QsciScintilla::SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(firstLine));
}

QByteArray SqlEditor::sql() const
{
    const void *text = m_view->SendScintillaPtrResult(QsciScintilla::SCI_GETCHARACTERPOINTER);
    return QByteArray(static_cast<const char *>(text), send(QsciScintilla::SCI_GETLENGTH));
}

bool SqlEditor::isModified() const
{
    return m_view->isModified();
}

void SqlEditor::setUnmodified()
{
    send(QsciScintilla::SCI_SETSAVEPOINT);
}

void SqlEditor::setReadOnly(bool readOnly)
{
    m_view->setReadOnly(readOnly);
}

bool SqlEditor::isReadOnly() const
{
    return m_view->isReadOnly();
}

void SqlEditor::setReview(std::shared_ptr<const AnalysedScript> script)
{
    if (script->script.sql != sql())
        return;
    std::vector<EditorMark> marks = marksOf(*script);
    m_marks->setMarks(std::move(marks), std::move(script));
}

void SqlEditor::becomeSide()
{
    m_rowBands = new RowBands(m_view, palette());
    m_view->setFolding(QsciScintilla::NoFoldStyle, fold);
    m_view->setMarginWidth(lamp, 0);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // or the sides would not be equally high
    setReadOnly(true);
}

void SqlEditor::setRows(std::vector<EditorRow> rows)
{
    if (!m_rowBands)
        becomeSide();
    QByteArrayList lines;
    for (const EditorRow &row : rows)
        lines << row.text;
    setSql(lines.join('\n'));
    m_rowBands->setRows(std::move(rows));
}

void SqlEditor::setWhiteSpaceShown(bool shown)
{
    m_view->setWhitespaceVisibility(shown ? QsciScintilla::WsVisible : QsciScintilla::WsInvisible);
}

void SqlEditor::scrollAs(const SqlEditor &other)
{
    for (const auto &[get, set] :
         {std::pair(QsciScintilla::SCI_GETFIRSTVISIBLELINE, QsciScintilla::SCI_SETFIRSTVISIBLELINE),
          std::pair(QsciScintilla::SCI_GETXOFFSET, QsciScintilla::SCI_SETXOFFSET)}) {
        if (const long place = other.send(get); send(get) != place)
            send(set, static_cast<unsigned long>(place));
    }
}

qsizetype SqlEditor::cursor() const
{
    return send(QsciScintilla::SCI_GETCURRENTPOS);
}

int SqlEditor::cursorLine() const
{
    return int(send(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(cursor()))) + 1;
}

int SqlEditor::lineCount() const
{
    return m_view->lines();
}

qsizetype SqlEditor::lineStart(int line) const
{
    return send(QsciScintilla::SCI_POSITIONFROMLINE, static_cast<unsigned long>(std::clamp(line, 1, lineCount()) - 1));
}

void SqlEditor::goToLine(int line)
{
    const qsizetype start = lineStart(line);
    select({start, start});
}

void SqlEditor::setCursorLine(int line)
{
    send(QsciScintilla::SCI_SETEMPTYSELECTION, static_cast<unsigned long>(lineStart(line)));
}

void SqlEditor::select(ByteRange range)
{
    const long line = send(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(range.begin));
    send(QsciScintilla::SCI_ENSUREVISIBLEENFORCEPOLICY, static_cast<unsigned long>(line));
    send(QsciScintilla::SCI_SETSEL, static_cast<unsigned long>(range.end), long(range.begin));
    const long visible = send(QsciScintilla::SCI_LINESONSCREEN);
    const long shownLine = send(QsciScintilla::SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(line));
    const long top = send(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    showLineStart(range.end);
    if (shownLine < top + 1 || shownLine > top + visible - 3)
        send(QsciScintilla::SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(std::max(0L, shownLine - visible / 3)));
}

/// After a jump far to the right the text would stay shifted: take that back where the place can be seen without it.
void SqlEditor::showLineStart(qsizetype byteOffset)
{
    const long shift = send(QsciScintilla::SCI_GETXOFFSET);
    const long x = send(QsciScintilla::SCI_POINTXFROMPOSITION, 0, long(byteOffset)) + shift;
    if (shift > 0 && x < m_view->viewport()->width())
        send(QsciScintilla::SCI_SETXOFFSET, 0);
}

ByteRange SqlEditor::selection() const
{
    return {send(QsciScintilla::SCI_GETSELECTIONSTART), send(QsciScintilla::SCI_GETSELECTIONEND)};
}

void SqlEditor::nextFinding()
{
    goTo(m_marks->next(cursor()));
}

void SqlEditor::previousFinding()
{
    goTo(m_marks->previous(cursor()));
}

void SqlEditor::goTo(const EditorMark *mark)
{
    if (!mark)
        return;
    const ByteRange range = mark->range;
    select(range);
    emit findingReached(range.begin);
}

void SqlEditor::toggleFold()
{
    const auto line
        = static_cast<unsigned long>(send(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(cursor())));
    const bool isHeader = send(QsciScintilla::SCI_GETFOLDLEVEL, line) & QsciScintilla::SC_FOLDLEVELHEADERFLAG;
    const long header = isHeader ? long(line) : send(QsciScintilla::SCI_GETFOLDPARENT, line);
    if (header < 0)
        return;
    send(QsciScintilla::SCI_GOTOLINE, static_cast<unsigned long>(header));
    send(QsciScintilla::SCI_TOGGLEFOLD, static_cast<unsigned long>(header));
}

void SqlEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyPalette();
    QWidget::changeEvent(event);
}

bool SqlEditor::leaves(const QKeyEvent &key) const
{
    const bool isTab = key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab;
    return isTab && (key.modifiers().testFlag(Qt::ControlModifier) || isReadOnly());
}

bool SqlEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ContextMenu) {
        openMenu(static_cast<const QContextMenuEvent &>(*event));
        return true;
    }
    if (watched == m_view->viewport()) {
        if (event->type() == QEvent::Resize)
            m_marks->layOut();
        if (event->type() == QEvent::ToolTip)
            help(static_cast<const QHelpEvent &>(*event));
    } else if (event->type() == QEvent::KeyPress) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        if (leaves(key))
            return focusNextPrevChild(key.key() == Qt::Key_Tab && !key.modifiers().testFlag(Qt::ShiftModifier));
    }
    return QWidget::eventFilter(watched, event);
}

void SqlEditor::freeOurKeys()
{
    for (QsciCommand *command : m_view->standardCommands()->commands()) {
        if (shadowsOurs(command->key()))
            command->setKey(0);
        if (shadowsOurs(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

void SqlEditor::applyPalette()
{
    const QPalette colours = palette();
    m_lexer->applyPalette(colours, editorFont(this));
    m_view->setPaper(colours.color(QPalette::Base));
    m_view->setCaretForegroundColor(colours.color(QPalette::Text));
    m_view->setSelectionBackgroundColor(tone(Tone::AccentBand, colours));
    m_view->resetSelectionForegroundColor();
    m_view->setMarginsBackgroundColor(colours.color(QPalette::Base));
    m_view->setMarginsForegroundColor(tone(Tone::Muted, colours));
    m_view->setMarginsFont(editorFont(this));
    paintFolds();
    m_marks->applyPalette(colours);
    if (m_rowBands) {
        m_rowBands->applyPalette(colours);
        m_view->setMarginWidth(lamp, 0);
    }
    showNumbers();
}

void SqlEditor::paintFolds()
{
    const QColor paper = palette().color(QPalette::Base);
    m_view->setFoldMarginColors(paper, paper);
    m_view->setMarginWidth(fold, fontMetrics().height());
    constexpr int lastMarker = QsciScintilla::SC_MARKNUM_FOLDEROPEN;
    for (int marker = QsciScintilla::SC_MARKNUM_FOLDEREND; marker <= lastMarker; ++marker) {
        m_view->setMarkerForegroundColor(paper, marker);
        m_view->setMarkerBackgroundColor(tone(Tone::Muted, palette()), marker);
    }
}

void SqlEditor::showNumbers()
{
    if (m_rowBands)
        return;
    m_view->setMarginWidth(0, u"0"_s.repeated(std::max(4, int(QString::number(lineCount()).size()) + 1)));
}

void SqlEditor::reportEdit()
{
    ++m_revision;
    if (!m_isLoading)
        emit edited();
}

}  // namespace lockstep
