package dev.comanda.labs;

/** What the runner says, in both languages. */
enum Text {
  COPY(
      "in a copy of your files   %s (yours stay as they are)",
      "em uma cópia dos arquivos %s (os seus ficam como estão)"),
  PATCHED("broken on purpose         %s", "quebrado de propósito     %s"),
  CHECKED("the check                 ./mvnw %s", "a verificação             ./mvnw %s"),
  COMPILING(
      "Compiling what is new: minutes the first time, seconds later.",
      "Compilando o que é novo: minutos na primeira vez, segundos depois."),
  MESSAGE("The message", "A mensagem"),
  AS_EXPECTED(
      "The same as in expected.txt: the guardrail bites (%d s).",
      "Igual a expected.txt: a proteção morde (%d s)."),
  DIFFERENT(
      "NOT what expected.txt says (- expected, + came out):",
      "DIFERENTE de expected.txt (- esperado, + o que saiu):"),
  DID_NOT_BITE(
      "NOTHING went red: the guardrail does not bite.",
      "NADA ficou vermelho: a proteção não morde."),
  DOES_NOT_FIT(
      """
      The patch does not fit your files: %s.
      If you have applied it to them, undo that first, or see how far you are with --check.\
      """,
      """
      O patch não se encaixa nos seus arquivos: %s.
      Se você já o aplicou neles, desfaça primeiro, ou veja com --check até onde chegou.\
      """),
  NOW_READ("Now read %s", "Agora leia %s"),
  ACCEPTED("expected.txt says so from now on.", "expected.txt passa a dizer isso."),
  SHOWN(
      "The patch is applied in %s. To have it in your own files: git apply %s",
      "O patch está aplicado em %s. Para tê-lo nos seus arquivos: git apply %s"),
  UNKNOWN_LAB(
      "There is no lab %s; ./labs/try --list shows them.",
      "Não há laboratório %s; ./labs/try --list mostra quais existem."),
  NOT_GRADED(
      "Lab %s is for looking, not for solving: nothing to grade.",
      "O laboratório %s é para observar, não para resolver: nada a avaliar."),
  BUSY(
      "Another ./labs/try is running in this folder; wait for it.",
      "Outro ./labs/try está rodando nesta pasta; espere por ele."),
  WRONG_USAGE("labs: %s", "labs: %s"),
  LIST_HEADER(
      "no  lab%s  red               minutes", "nº  laboratório%s  vermelho          minutos"),
  POINTS("%d of %d points", "%d de %d pontos"),
  TOUCHED(
      "files touched: domain %d, application %d, adapters %d, bootstrap %d, other %d",
      "arquivos tocados: domain %d, application %d, adapters %d, bootstrap %d, outros %d"),
  NO_GIT("git cannot say what changed since %s.", "git não sabe dizer o que mudou desde %s."),
  SOLUTION_FAILS(
      "solution.patch reaches %d of %d points; missing: %s",
      "solution.patch alcança %d de %d pontos; faltam: %s"),
  SOLUTION_WORKS(
      "solution.patch reaches all %d points.", "solution.patch alcança todos os %d pontos."),
  NO_LAB_TOUCHED(
      "No lab is touched by what changed since %s.",
      "Nenhum laboratório é tocado pelo que mudou desde %s."),
  LEFT_OUT("Left out (--max %d): %s", "Ficaram de fora (--max %d): %s"),
  SUMMARY("%d labs, %d as expected, %d not%s", "%d laboratórios, %d como esperado, %d não%s"),
  USAGE(
      """
      Usage: ./labs/try NN [options]     (Windows: labs\\try NN)

      Breaks the code on purpose, in a copy, runs the check that must notice, and shows what it says
      next to what is expected. Your own files are never touched.

        NN              runs a lab
        NN --show       applies its patch in the copy and shows it; runs nothing
        NN --check      grades your own files: which checks of the lab pass
        --list          all labs
        --grade [NN..]  like --check, as JSON, for autograders; all graded labs if none is named
        --all           runs all labs; verifies that each graded one can be solved
        --changed REV   runs the labs that a change since a git revision touches
        --max N         with --changed: at most so many
        --base REV      with --check and --grade: where the student's work began
        --accept NN..   runs labs and makes their messages the expected ones
        --lang en|pt    language
        --help          this text

      It ends with 0 if all is as expected, with 1 if not, with 2 if it could not run.
      """,
      """
      Uso: ./labs/try NN [opções]     (Windows: labs\\try NN)

      Quebra o código de propósito, em uma cópia, roda a verificação que precisa notar e mostra o que
      ela diz ao lado do que se espera. Os seus próprios arquivos nunca são tocados.

        NN              roda um laboratório
        NN --show       aplica o patch na cópia e o mostra; não roda nada
        NN --check      avalia os seus arquivos: quais verificações do laboratório passam
        --list          todos os laboratórios
        --grade [NN..]  como --check, em JSON, para corretores automáticos; todos se nenhum for citado
        --all           roda todos; verifica que cada laboratório avaliado tem solução
        --changed REV   roda os que uma mudança desde uma revisão do git toca
        --max N         com --changed: no máximo tantos
        --base REV      com --check e --grade: onde começou o trabalho do aluno
        --accept NN..   roda laboratórios e torna suas mensagens as esperadas
        --lang en|pt    idioma
        --help          este texto

      Termina com 0 se tudo saiu como esperado, com 1 se não, com 2 se não pôde rodar.
      """);

  private final String english;
  private final String portuguese;

  Text(String english, String portuguese) {
    this.english = english;
    this.portuguese = portuguese;
  }

  String english() {
    return english;
  }

  String portuguese() {
    return portuguese;
  }
}
