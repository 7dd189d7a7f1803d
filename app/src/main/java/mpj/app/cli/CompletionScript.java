package mpj.app.cli;

import java.util.List;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;

/**
 * The shell's part of {@link Completion}: its tables, and a function for bash and zsh that looks up
 * there what may follow. No JVM is started when Tab is pressed.
 */
final class CompletionScript {
  private static final String HEAD =
      """
      #!/usr/bin/env bash
      # Completes mpj in bash and zsh: source <(mpj completion)
      """;

  private static final String FUNCTION =
      """
      [ -z "$ZSH_VERSION" ] || { autoload -U +X compinit bashcompinit && compinit -u && bashcompinit; }

      _mpj() {
        local line=${COMP_LINE:0:$COMP_POINT} current='' command='' lesson='' option='' last='' demos=''
        local word offers rest
        local -a words
        if [ -n "$ZSH_VERSION" ]; then
          setopt localoptions ksharrays shwordsplit
          read -r -A words <<<"$line"
        else
          read -r -a words <<<"$line"
        fi
        case $line in
          *[[:space:]]) ;;
          *) current=${words[${#words[@]} - 1]} words=("${words[@]:0:${#words[@]} - 1}") ;;
        esac
        case $current in
          --*=*) last=${current%%=*} current=${current#*=} ;;
        esac
        for word in "${words[@]:1}"; do
          if [ -z "$lesson$option" ] && _mpj_own "${command:+$command }$word" >/dev/null; then
            command="${command:+$command }$word"
          else
            case $word in
              --*=*) option=${word%%=*} ;;
              -*) option=$word ;;
              *) [ -n "$lesson" ] || lesson=$word ;;
            esac
            demos="$demos $word"
          fi
        done
        [ -z "$last" ] || option=$last
        [ -n "$last" ] || [ "${#words[@]}" -lt 2 ] || last=${words[${#words[@]} - 1]}
        rest=$(_mpj_options "$command")
        case $(_mpj_own "$command") in *@files*) rest="$rest @files" ;; esac
        if [ "$command" = lesson ] && [ "$last" = --set ]; then
          offers=$(_mpj_settings "$lesson" "$demos")
        elif [ "$command" = lesson ] && { [ "$last" = --source ] || [ "$option" = --run ]; }; then
          offers=$(_mpj_demos "$lesson")
          [ "$last" = --source ] || offers="$offers $rest"
        elif ! offers=$(_mpj_values "$command $last"); then
          if [ -n "$lesson$option" ]; then offers=$rest; else offers=$(_mpj_own "$command"); fi
        fi
        case $current in
          *,*) # several values of one option
            local before=${current%,*}, all=''
            for word in $offers; do all="$all $before$word"; done
            offers=$all
            ;;
        esac
        COMPREPLY=($(compgen -W "${offers//@files/}" -- "$current"))
        case $offers in
          *@files*)
            local IFS=$'\\n'
            COMPREPLY+=($(compgen -f -- "$current"))
            compopt -o filenames 2>/dev/null
            ;;
        esac
        case ${COMPREPLY[0]} in
          *=) compopt -o nospace 2>/dev/null ;;
        esac
      }
      complete -F _mpj mpj ./mpj
      """;

  private final StringBuilder script = new StringBuilder();

  private CompletionScript() {}

  /** Returns the script. */
  static String of(Completion completion) {
    var one = new CompletionScript();
    one.table("_mpj_own");
    completion.commands().forEach((words, command) -> one.row(words, completion.own(command)));
    one.end();
    one.table("_mpj_options");
    completion.commands().forEach((words, command) -> one.row(words, Completion.options(command)));
    one.end();
    one.table("_mpj_values");
    completion
        .commands()
        .forEach((words, command) ->
            Completion.values(command)
                .forEach((option, values) -> one.row((words + " " + option).strip(), values)));
    one.end();
    one.demos(completion.lessons());
    return HEAD + one.script + "\n" + FUNCTION;
  }

  private void table(String name) {
    script.append(name).append("() {\n  case $1 in\n");
  }

  private void row(String key, List<String> offers) {
    script
        .append("    '")
        .append(key)
        .append("') printf '%s\\n' '")
        .append(String.join(" ", offers))
        .append("' ;;\n");
  }

  private void end() {
    script.append("    *) return 1 ;;\n  esac\n}\n");
  }

  private void demos(List<Lesson> lessons) {
    table("_mpj_demos");
    lessons.forEach(lesson -> row(String.valueOf(lesson.number()), Completion.demos(lesson)));
    end();
    script.append(
        """
        _mpj_settings() {
          local demo named=''
          for demo in $(_mpj_demos "$1"); do
            case "$2 " in *" $demo "*) named="$named $demo" ;; esac
          done
          for demo in ${named:-$(_mpj_demos "$1")}; do
            _mpj_settings_of "$1 $demo"
          done
        }
        """);
    table("_mpj_settings_of");
    for (Lesson lesson : lessons) {
      for (DemoEntry demo : lesson.demos()) {
        row(lesson.number() + " " + demo.name(), Completion.settings(demo));
      }
    }
    end();
  }
}
