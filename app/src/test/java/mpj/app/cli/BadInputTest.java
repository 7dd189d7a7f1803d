package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadInputTest {
  /** What is typed, and what the one line must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lesons                                | unknown command lesons; did you mean lesson
          frobnicate                            | unknown command frobnicate; use lessons, lesson, bench
          --nocolor                             | unknown option --nocolor; did you mean --no-color?
          lessons extra                         | unexpected argument extra; mpj lessons --help
          lesson                                | which lesson? Give its number
          lesson 9                              | unknown lesson 9; the lessons are 1 to 7
          lesson four                           | unknown lesson four; the lessons are 1 to 7
          lesson -1                             | unknown lesson -1
          lesson 4 5                            | unexpected argument 5
          lesson --run lock                     | which lesson?
          lesson 4 --jsn                        | unknown option --jsn; did you mean --json?
          lesson 4 --run --jsn                  | unknown option --jsn; did you mean --json?
          lesson 4 --run lock -x                | unknown option -x
          lesson 4 --json=yes --run             | --json
          lesson 4 --times 3                    | --times belongs to a run; add --run
          lesson 4 --run --times 0              | --times=0: give a whole number
          lesson 4 --run --times many           | --times=many: give a whole number
          lesson 4 --run failing --times 3      | those that have: 4/lock
          lesson 7 --run --times 3              | no demo of lesson 7 has outcomes
          lesson 4 --run --times 3 --html x     | --html and --times don't go together
          lesson 4 --json                       | --json belongs to a run; add --run
          lesson 4 --seed 1                     | --seed belongs to a run; add --run
          lesson 4 --predict                    | --predict belongs to a run; add --run
          lesson 4 --instant                    | --instant belongs to a run; add --run
          lesson 4 --run --speed 0              | --speed=0: give a number from 0.1 to 100
          lesson 4 --run --speed fast           | --speed=fast: give a number
          lesson 4 --run --speed 2 --instant    | --speed and --instant don't go together
          lesson 4 --run --predict              | --predict asks on a terminal, and standard output is not
          lesson --seed 1                       | --seed belongs to a run; add --run, as in mpj lesson 4 --run
          dev check 9                           | there is nothing to check by that name: name=9
          dev check --sample --all              | --sample and --all don't go together: a sample is not all
          dev check --thorough --sample         | --sample and --thorough don't go together: a sample is
          dev check 4 --thorough --times 2      | --thorough and --times don't go together: --thorough is 50
          dev check --all --thorough            | --thorough and --all don't go together: --thorough runs all
          dev check --seed 1 --all              | --seed and --all don't go together: all are run
          dev check --seed 1 --thorough         | --seed and --thorough don't go together: all are run
          dev check 4 --seed 1 --times 2        | --seed and --times don't go together: more than once, all are
          dev check --times 0                   | --times=0: give a whole number from 1 to 1000000
          bench --size 100 --work tiny          | --size and --work don't go together: tiny stays tiny
          bench --size=9 --work=ti*,tiny        | --size and --work don't go together: tiny stays tiny
          bench --repeat 1 primitives --repeat 2 | --repeat is given twice, before and after primitives
          bench --json scaling --json           | --json is given twice, before and after scaling
          bench --work pi primitives            | --work does not go with primitives; it takes --keys
          bench --workers 2 primitives          | --workers does not go with primitives; it takes --keys
          bench --size 2 primitives             | --size does not go with primitives; it takes --keys
          bench --html p primitives             | --html does not go with primitives; it takes --keys
          bench --work pi scaling               | --work does not go with scaling; it takes --processes
          bench --workers 2 scaling             | --workers does not go with scaling; it takes --processes
          bench --size 2 scaling                | --size does not go with scaling; it takes --processes
          bench --html p scaling                | --html does not go with scaling; it takes --processes
          bench --against p scaling             | --against does not go with scaling; it takes --processes
          bench --work pi compare a b           | --work does not go with compare; it takes --tolerance
          bench --workers 2 compare a b         | --workers does not go with compare; it takes --tolerance
          bench --size 2 compare a b            | --size does not go with compare; it takes --tolerance
          bench --repeat 2 compare a b          | --repeat does not go with compare; it takes --tolerance
          bench --json compare a b              | --json does not go with compare; it takes --tolerance
          bench --html p compare a b            | --html does not go with compare; it takes --tolerance
          bench --against p compare a b         | --against does not go with compare; it takes --tolerance
          check account --all                   | --all and account don't go together: all are checked, or one of
          bench --html /no/such/t               | there is no folder to write to: --html=/no/such/t
          bench compare only-one                | B is missing; see mpj bench compare --help
          bench compare /no/a /no/b             | the file can't be read: A=/no/a; make one by
          bench scaling --processes 65          | --processes=65: give a whole number from 1 to 64
          lesson 4 --run lock --start-method fokr | unknown start method fokr; did you mean fork?
          lesson 4 --trace t.json               | --trace belongs to a run; add --run
          lesson 4 --run lock --html /no/such/t | there is no folder to write to: --html=/no/such/t
          lesson 4 --run lock --trace /tmp      | a folder, not a file: --trace=/tmp
          lesson 4 --set processes=3            | --set belongs to a run; add --run
          lesson 4 --run --source lock          | --source and --run don't go together
          lesson 4 --source                     | --source needs a value: DEMO
          lesson 4 --source lokc                | unknown demo lokc; did you mean lock? lesson 4 runs lock, failing
          lesson 4 --run lokc                   | unknown demo lokc; did you mean lock? lesson 4 runs lock, failing
          lesson 4 --run xyzzy                  | unknown demo xyzzy; lesson 4 runs lock, failing
          lesson 4 --run race                   | unknown demo race; lesson 4 runs lock, failing
          lesson 4 --run 7/semaphore            | it belongs to lesson 7: mpj lesson 7 --run semaphore
          lesson 4 --run countdown              | lesson 4 has no demo countdown; it belongs to lesson 1
          lesson 1 --run semaphore              | several lessons: mpj lesson 2 --run semaphore or mpj lesson 7
          lesson 1 --run 9/semaphore            | unknown lesson 9
          lesson 99 --help                      | unknown lesson 99
          lesson 4 --run lokc --help            | unknown demo lokc; did you mean lock?
          lesson 4 --run race --help            | unknown demo race; lesson 4 runs lock, failing
          lesson 4 --no-color=3                 | --no-color
          lesson @file                          | unknown lesson @file
          lesson 4 --seed 1 --seed 2 --run      | --seed
          lesson 4 --run lock --seed abc        | --seed=abc: give a whole number
          lesson 4 --run lock --seed 1e30       | --seed=1e30: give a whole number
          lesson 4 --run lock --seed            | --seed needs a value: S
          lesson 4 --run lock --set processes   | --set processes is not of the form NAME=VALUE
          lesson 4 --run lock --set proceses=3  | unknown setting proceses; did you mean processes?
          lesson 4 --run failing --set a=3      | unknown setting a; these demos have no settings
          lesson 4 --run lock --set processes=x | processes=x is no such number; give a whole number from 2 to 50
          lesson 4 --run lock --set processes=1 | processes=1 is out of range; give a whole number from 2 to 50
          lesson 4 --run lock --set processes=9999999999 | give a whole number from 2 to 50
          lesson 4 --run lock --set processes=3 --set processes=4 | --set processes is given twice
          """)
  void shouldSayInOneLineWhatIsWrongAndWhatIsPossible(String typed, String expected) {
    Outcome outcome = Outcome.of(typed.split(" "));
    assertThat(outcome.errors()).startsWith("mpj: ").contains(expected);
    assertThat(outcome.errors().lines()).hasSize(1);
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(2);
  }
}
