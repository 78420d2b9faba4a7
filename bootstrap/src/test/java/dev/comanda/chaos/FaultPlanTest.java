package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.chaos.FaultPlan.Injection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  @Test
  void a_seed_brings_the_same_faults_back_and_another_seed_others() {
    assertThat(FaultPlan.of(7, 11)).isEqualTo(FaultPlan.of(7, 11));
    assertThat(FaultPlan.of(7, 11).injections()).isNotEqualTo(FaultPlan.of(8, 11).injections());
  }

  @Test
  void as_many_processes_are_killed_as_were_asked_for_and_two_relays_are_two() {
    FaultPlan plan = FaultPlan.of(7, 11);

    assertThat(plan.kills()).isBetween(11, 12);
    assertThat(plan.injections())
        .filteredOn(injection -> injection.fault() == Fault.KILL_TWO_RELAYS)
        .allSatisfy(injection ->
            assertThat(injection.target().split(",", -1)).hasSize(2).doesNotHaveDuplicates());
  }

  @Test
  void twenty_seeds_leave_no_fault_no_process_and_no_network_out() {
    List<Injection> all =
        LongStream.rangeClosed(1, 20)
            .boxed()
            .flatMap(seed -> FaultPlan.of(seed, 11).injections().stream())
            .toList();

    assertThat(all).extracting(Injection::fault).contains(Fault.values());
    assertThat(all)
        .filteredOn(injection -> injection.fault() == Fault.KILL)
        .extracting(Injection::target)
        .containsAll(FaultPlan.PROCESSES);
    assertThat(all)
        .filteredOn(injection -> injection.fault() == Fault.RESTART_COMPONENT)
        .extracting(Injection::target)
        .contains("postgres", "dynamodb", "sqs");
    assertThat(all)
        .filteredOn(injection -> injection.target().contains(">"))
        .extracting(Injection::target)
        .containsAll(Stage.paths());
    assertThat(all.stream().mapToInt(Injection::kills).sum()).isGreaterThanOrEqualTo(200);
  }
}
