// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window stands still while somebody types in a long script: the longest of the events that one key
// brings about, its painting and the review's answer included. See docs/benchmarks.md.

#include "tests/benchmarks/measured.h"
#include "tests/benchmarks/samples.h"
#include "ui/editor/findingmarks.h"
#include "ui/editor/scripteditor.h"
#include "ui/editor/sqleditor.h"
#include "ui/findingpanel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTimer>

#include <algorithm>
#include <ctime>

using namespace lockstep;
using namespace lockstep::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype textBytes = 1'000'000;
constexpr int keyEveryMs = 40;  ///< a fast typist
constexpr int settleMs = 6000;  ///< for the review behind the last key

/// Of one event: as a person waits, and the processor time of the window's thread, which other work cannot lengthen.
struct Stall
{
    double waited = 0;
    double worked = 0;
    QString by{};  ///< the event that was worked on longest: its receiver and type
};

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Tells how long each event took that the event loop itself handed out.
class Clocked : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_isInside)
            return QApplication::notify(receiver, event);
        const QScopedValueRollback inside(m_isInside, true);
        QElapsedTimer clock;
        clock.start();
        const double before = threadMs();
        const QString name = QString::fromLatin1(receiver->metaObject()->className());
        const int type = event->type();
        const bool taken = QApplication::notify(receiver, event);
        const double worked = threadMs() - before;
        m_longest.waited = std::max(m_longest.waited, double(clock.nsecsElapsed()) / 1e6);
        if (worked > m_longest.worked) {
            m_longest.worked = worked;
            m_longest.by = u"%1, event %2"_s.arg(name).arg(type);
        }
        return taken;
    }
    Stall takeLongest() { return std::exchange(m_longest, {}); }

private:
    bool m_isInside = false;
    Stall m_longest;
};

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Types the text key by key; the longest event after each.
std::vector<Stall> stallsOf(Clocked &application, QWidget *view, const QString &typed)
{
    std::vector<Stall> stalls;
    for (const QChar letter : typed) {
        const int key = letter == u'\n' ? int(Qt::Key_Return) : letter == u'\b' ? int(Qt::Key_Backspace) : 0;
        const QString text = key == 0 ? QString(letter) : QString();
        application.takeLongest();
        QCoreApplication::postEvent(view, new QKeyEvent(QEvent::KeyPress, key, Qt::NoModifier, text));
        QCoreApplication::postEvent(view, new QKeyEvent(QEvent::KeyRelease, key, Qt::NoModifier, text));
        wait(keyEveryMs);
        stalls.push_back(application.takeLongest());
    }
    wait(settleMs);
    stalls.push_back(application.takeLongest());
    return stalls;
}

QString figures(const std::vector<Stall> &stalls, double Stall::*time)
{
    std::vector<double> times;
    for (const Stall &stall : stalls)
        times.push_back(stall.*time);
    std::ranges::sort(times);
    return u"median %1 ms, 95 of 100 %2 ms, longest %3 ms"_s.arg(times[times.size() / 2], 6, 'f', 1)
        .arg(times[times.size() * 95 / 100], 6, 'f', 1)
        .arg(times.back(), 6, 'f', 1);
}

void report(const QString &what, const std::vector<Stall> &stalls)
{
    print(u"  %1 waited: %2"_s.arg(what, -20).arg(figures(stalls, &Stall::waited)));
    const auto longest = std::ranges::max_element(stalls, {}, &Stall::worked);
    print(u"  %1 worked: %2 (%3, key %4)"_s.arg(QString(), -20)
              .arg(figures(stalls, &Stall::worked), longest->by)
              .arg(longest - stalls.begin() + 1));
}

void measure(Clocked &application, const QString &title, const QByteArray &sql)
{
    QSplitter window(Qt::Vertical);
    auto *script = new ScriptEditor(&window);
    auto *findings = new FindingPanel(&window);
    QObject::connect(script, &ScriptEditor::reviewed, findings, [script, findings] {
        findings->setFindings(SharedFindings(script->sharedReview(), &script->review().findings), {});
    });
    QObject::connect(script, &ScriptEditor::findingAtCursor, findings, &FindingPanel::choose);
    window.resize(1200, 800);
    window.show();
    application.takeLongest();
    QElapsedTimer clock;
    clock.start();
    script->setScript({.path = u"/long.sql"_s, .file = u"long.sql"_s, .bytes = sql, .hasRevert = true});
    const double shown = double(clock.nsecsElapsed()) / 1e6;
    script->setFocus();
    wait(settleMs);
    print(u"%1: %2 MB, %3 findings"_s.arg(title)
              .arg(double(sql.size()) / 1e6, 0, 'f', 1)
              .arg(script->review().findings.size()));
    const Stall after = application.takeLongest();
    print(u"  %1 %2 ms, longest event after it %3 ms (worked %4 ms)"_s.arg(u"showing it"_s, -20)
              .arg(shown, 0, 'f', 1)
              .arg(after.waited, 0, 'f', 1)
              .arg(after.worked, 0, 'f', 1));
    QWidget *view = script->editor()->focusProxy();
    const int lines = script->editor()->lineCount();
    for (const auto &[where, line] : {std::pair(u"typing at the top"_s, 2), std::pair(u"in the middle"_s, lines / 2),
                                      std::pair(u"at the end"_s, lines - 1)}) {
        script->editor()->goToLine(line);
        wait(500);
        report(where, stallsOf(application, view, u"DROP TABLE some_table; SELECT 'abc', 1;\n-- it's\n\b\b"_s));
    }
}

}  // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    Clocked application(argc, argv);
    applyTheme(application, ColourScheme::Light);
    measure(application, u"Rows and changes"_s, longScript(textBytes));
    QByteArray dropping;
    for (int i = 0; dropping.size() < textBytes; ++i)
        dropping += "DROP TABLE table_" + QByteArray::number(i) + ";\n";
    measure(application, u"A finding in each line"_s, dropping);
    return EXIT_SUCCESS;
}
