package dev.comanda.infrastructure;

import com.pulumi.aws.budgets.Budget;
import com.pulumi.aws.budgets.BudgetArgs;
import com.pulumi.aws.budgets.inputs.BudgetCostFilterArgs;
import com.pulumi.aws.budgets.inputs.BudgetNotificationArgs;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;

/** A budget for what is tagged with this environment, and a word before it is spent. */
final class Spending extends Concern {

  Spending(Settings settings, Resource parent) {
    super("Spending", "spending", parent);
    List<String> readers = settings.operations().alarmEmail().stream().toList();
    BudgetArgs.Builder budget =
        BudgetArgs.builder()
            .name(settings.prefix())
            .budgetType("COST")
            .timeUnit("MONTHLY")
            .limitAmount(String.valueOf(settings.operations().monthlyBudgetUsd()))
            .limitUnit("USD")
            .costFilters(
                BudgetCostFilterArgs.builder()
                    .name("TagKeyValue")
                    .values("user:Environment$" + settings.prefix())
                    .build());
    if (!readers.isEmpty()) {
      budget.notifications(
          notification("FORECASTED", 100, readers), notification("ACTUAL", 80, readers));
    }
    new Budget("monthly", budget.build(), own());
    registerOutputs(Map.of());
  }

  private static BudgetNotificationArgs notification(
      String type, double percent, List<String> readers) {
    return BudgetNotificationArgs.builder()
        .notificationType(type)
        .comparisonOperator("GREATER_THAN")
        .threshold(percent)
        .thresholdType("PERCENTAGE")
        .subscriberEmailAddresses(readers)
        .build();
  }
}
