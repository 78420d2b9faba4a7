package dev.comanda.infrastructure.policy;

import static dev.comanda.infrastructure.policy.Setting.atLeast;
import static dev.comanda.infrastructure.policy.Setting.is;
import static dev.comanda.infrastructure.policy.Setting.isFalse;
import static dev.comanda.infrastructure.policy.Setting.isSaid;
import static dev.comanda.infrastructure.policy.Setting.isTrue;

import dev.comanda.infrastructure.Settings.Tier;
import java.util.List;

/** The catalogue: what every environment must have. Each rule is proven by stacks that break it. */
public final class Policies {

  private static final String CONTAINER = "containerDefinitions[0].";

  private Policies() {}

  /** All rules, by id. */
  public static List<Policy> all() {
    return List.of(
        new Policy(
            "I01",
            "the database is reached from inside only, and speaks TLS only",
            "what the internet reaches, the internet tries; and who listens hears passwords",
            "leave databaseAccess private; rds.force_ssl is 1 and URLs ask for TLS",
            List.of("CKV_AWS_17"),
            List.of(
                isFalse(Types.DATABASE, "publiclyAccessible"),
                Relations.databaseSubnetsArePrivate(),
                Relations.databaseForcesTls(),
                Relations.urlsAskForTls())),
        new Policy(
            "I02",
            "what is stored is encrypted",
            "a disk, a snapshot or a backup gets into hands that no access rule knows",
            "set the encryption of the store",
            List.of("CKV_AWS_16", "CKV_AWS_27", "CKV_AWS_119", "CKV_AWS_136", "CKV_AWS_19"),
            List.of(
                isTrue(Types.DATABASE, "storageEncrypted"),
                isTrue(Types.QUEUE, "sqsManagedSseEnabled"),
                isTrue(Types.TABLE, "serverSideEncryption.enabled"),
                is(Types.REPOSITORY, "encryptionConfigurations[0].encryptionType", "AES256"),
                is(
                    Types.BUCKET_ENCRYPTION,
                    "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm",
                    "AES256"))),
        new Policy(
            "I03",
            "what was lost can be had back",
            "people delete the wrong thing, and so do programs",
            "keep backups; in prod, more of them, and a second machine",
            List.of("CKV_AWS_133", "CKV_AWS_28", "CKV_AWS_157"),
            List.of(
                atLeast(Types.DATABASE, "backupRetentionPeriod", 1),
                atLeast(Types.DATABASE, "backupRetentionPeriod", 7).in(Tier.PROD),
                isTrue(Types.DATABASE, "copyTagsToSnapshot"),
                isTrue(Types.DATABASE, "multiAz").in(Tier.PROD),
                isFalse(Types.DATABASE, "deleteAutomatedBackups").in(Tier.PROD),
                isFalse(Types.DATABASE, "skipFinalSnapshot").in(Tier.PROD),
                isFalse(Types.DATABASE, "applyImmediately").in(Tier.PROD),
                isTrue(Types.TABLE, "pointInTimeRecovery.enabled"),
                atLeast(Types.SECRET, "recoveryWindowInDays", 7).in(Tier.PROD))),
        new Policy(
            "I04",
            "nobody destroys production by mistake",
            "`pulumi destroy -s prod` is typed once, by somebody who meant dev",
            "protect what holds orders, and let AWS refuse as well",
            List.of("CKV_AWS_293", "CKV_AWS_150"),
            List.of(
                isTrue(Types.DATABASE, "deletionProtection").in(Tier.PROD),
                isTrue(Types.TABLE, "deletionProtectionEnabled").in(Tier.PROD),
                isTrue(Types.LOAD_BALANCER, "enableDeletionProtection").in(Tier.PROD),
                isFalse(Types.BUCKET, "forceDestroy").in(Tier.PROD),
                isFalse(Types.REPOSITORY, "forceDelete").in(Tier.PROD),
                isTrue(Types.LOG_GROUP, "skipDestroy").in(Tier.PROD),
                Relations.isProtected(Types.DATABASE, Types.TABLE, Types.QUEUE, Types.REPOSITORY)
                    .in(Tier.PROD))),
        new Policy(
            "I05",
            "the database mends itself and says what it does",
            "a hole that was mended upstream is open here, and nobody sees who went through",
            "take minor upgrades; export the logs",
            List.of("CKV_AWS_226", "CKV_AWS_129"),
            List.of(
                isTrue(Types.DATABASE, "autoMinorVersionUpgrade"),
                isTrue(Types.DATABASE, "performanceInsightsEnabled"),
                Relations.databaseExportsItsLog())),
        new Policy(
            "I06",
            "nobody from outside gets into a group",
            "what anybody may call, anybody will",
            "admit a group, not a network; and say why in the description",
            List.of("CKV_AWS_23", "CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277"),
            List.of(
                isSaid(Types.GROUP, "description"),
                isSaid(Types.INGRESS, "description"),
                isSaid(Types.INGRESS, "referencedSecurityGroupId"),
                is(Types.INGRESS, "ipProtocol", "tcp"),
                Relations.onePortEach(Types.INGRESS),
                Relations.nobodyIsAdmittedByNetwork())),
        new Policy(
            "I07",
            "a group admits only whom it needs",
            "who gets into one service should not find the next door open",
            "the load balancer hears the API only; services hear the load balancer and those that call them; the database hears those with a schema",
            List.of(),
            List.of(Relations.onlyNeighboursAreAdmitted())),
        new Policy(
            "I08",
            "what goes out goes where it has to",
            "who got in wants to send what was found to somewhere",
            "one port, one protocol; from the load balancer into the network only; from the database nowhere",
            List.of("CKV_AWS_382"),
            List.of(
                isSaid(Types.EGRESS, "description"),
                is(Types.EGRESS, "ipProtocol", "tcp"),
                Relations.onePortEach(Types.EGRESS),
                Relations.outsideByHttpsOnly(),
                Relations.loadBalancerStaysInside(),
                Relations.databaseStaysSilent())),
        new Policy(
            "I09",
            "the network gives nothing away by default, and keeps a log",
            "whatever is put into it without a thought must not be reachable",
            "empty the default group; no automatic public addresses; log the flows",
            List.of("CKV2_AWS_11", "CKV2_AWS_12", "CKV_AWS_130", "CKV_AWS_333"),
            List.of(
                isFalse(Types.SUBNET, "mapPublicIpOnLaunch"),
                is(Types.FLOW_LOG, "trafficType", "ALL"),
                isSaid(Types.FLOW_LOG, "logDestination"),
                isFalse(Types.SERVICE, "networkConfiguration.assignPublicIp"),
                Relations.exists(Types.FLOW_LOG),
                Relations.defaultGroupIsEmpty(),
                Relations.tasksArePrivate())),
        new Policy(
            "I10",
            "the load balancer is internal, strict, and keeps a log",
            "it is the door of all services: what passes it, they get",
            "internal, invalid headers dropped, access logs on, 404 by default",
            List.of("CKV_AWS_131", "CKV_AWS_91", "CKV_AWS_328"),
            List.of(
                isTrue(Types.LOAD_BALANCER, "internal"),
                isTrue(Types.LOAD_BALANCER, "dropInvalidHeaderFields"),
                isTrue(Types.LOAD_BALANCER, "accessLogs.enabled"),
                is(Types.LOAD_BALANCER, "desyncMitigationMode", "defensive"),
                is(Types.LISTENER, "defaultActions[0].type", "fixed-response"),
                is(Types.LISTENER, "defaultActions[0].fixedResponse.statusCode", "404"),
                isTrue(Types.BUCKET_BLOCK, "blockPublicAcls"),
                isTrue(Types.BUCKET_BLOCK, "blockPublicPolicy"),
                isTrue(Types.BUCKET_BLOCK, "ignorePublicAcls"),
                isTrue(Types.BUCKET_BLOCK, "restrictPublicBuckets"),
                Relations.bucketsAreBlockedAndSpeakTls())),
        new Policy(
            "I11",
            "no message is lost unseen",
            "what nobody can read comes back for ever, or is gone when its time is over",
            "each queue has one for dead letters, and an alarm on both",
            List.of(),
            List.of(
                atLeast(Types.QUEUE, "messageRetentionSeconds", 345_600),
                Relations.queuesHaveDeadLetters(),
                Relations.queuesHaveAlarms())),
        new Policy(
            "I12",
            "an image is what it was when it was checked",
            "a tag that moves runs what nobody has looked at",
            "immutable tags, scanned when they arrive; tasks run images of the own repository",
            List.of("CKV_AWS_51", "CKV_AWS_163"),
            List.of(
                is(Types.REPOSITORY, "imageTagMutability", "IMMUTABLE"),
                isTrue(Types.REPOSITORY, "imageScanningConfiguration.scanOnPush"),
                Relations.imagesAreOurs())),
        new Policy(
            "I13",
            "a container has no rights",
            "who breaks into a process shall find nothing to write to and nothing to become",
            "another user than root, no capability, a root file system that is read only",
            List.of("CKV_AWS_336", "CKV_AWS_97"),
            List.of(
                isTrue(Types.TASK, CONTAINER + "readonlyRootFilesystem"),
                is(Types.TASK, CONTAINER + "linuxParameters.capabilities.drop[0]", "ALL"),
                is(Types.TASK, CONTAINER + "user", "10001:10001"),
                is(Types.TASK, "networkMode", "awsvpc"),
                isFalse(Types.SERVICE, "enableExecuteCommand"))),
        new Policy(
            "I14",
            "a bad version is noticed and taken back",
            "a version that does not start would replace one that runs",
            "circuit breaker with roll-back, health checks, insights",
            List.of("CKV_AWS_65"),
            List.of(
                isTrue(Types.SERVICE, "deploymentCircuitBreaker.enable"),
                isTrue(Types.SERVICE, "deploymentCircuitBreaker.rollback"),
                atLeast(Types.SERVICE, "deploymentMinimumHealthyPercent", 100),
                isTrue(Types.SERVICE, "waitForSteadyState"),
                is(Types.CLUSTER, "settings[0].value", "enabled"),
                isTrue(Types.TASK, CONTAINER + "essential"),
                Relations.servicesAreAskedWhetherTheyAreWell())),
        new Policy(
            "I15",
            "no secret is in plain sight",
            "task definitions, states and logs are read by many who need no secret",
            "secrets by valueFrom; values wrapped as secrets",
            List.of("CKV_AWS_45"),
            List.of(
                Relations.environmentsHoldNoSecrets(),
                Relations.valuesAreWrapped(Types.SECRET_VERSION, "secretString"),
                Relations.valuesAreWrapped(Types.DATABASE, "password"))),
        new Policy(
            "I16",
            "a service may do what it does, and nothing else",
            "what a stolen role may do is the damage that it does",
            "name actions and resources; a role to start with and another to work with",
            List.of("CKV_AWS_249", "CKV_AWS_290", "CKV_AWS_355"),
            List.of(
                Relations.rolesToStartAndToWorkDiffer(),
                Relations.permissionsNameActionsAndResources(),
                Relations.secretsAreReadByTheirConsumer(),
                Relations.servicesHaveNoAttachedPolicies(),
                Relations.rolesAreTakenByWhomTheyAreFor())),
        new Policy(
            "I17",
            "logs exist and end",
            "what is not logged cannot be found; what is kept for ever is somebody's data",
            "a group with a retention for each; access logs at the API",
            List.of("CKV_AWS_66", "CKV_AWS_76", "CKV2_AWS_51"),
            List.of(
                atLeast(Types.LOG_GROUP, "retentionInDays", 1),
                isSaid(Types.STAGE, "accessLogSettings.destinationArn"),
                isTrue(Types.STAGE, "defaultRouteSettings.detailedMetricsEnabled"),
                is(Types.TASK, CONTAINER + "logConfiguration.logDriver", "awslogs"),
                isSaid(Types.TASK, CONTAINER + "logConfiguration.options.awslogs-group"))),
        new Policy(
            "I18",
            "the door lets in as much as there is room for, and whom it should",
            "one caller takes everything; any page in a browser speaks for its user",
            "throttle; in prod list the origins",
            List.of(),
            List.of(
                atLeast(Types.STAGE, "defaultRouteSettings.throttlingRateLimit", 1),
                atLeast(Types.STAGE, "defaultRouteSettings.throttlingBurstLimit", 1),
                Relations.originsAreListed().in(Tier.PROD))),
        new Policy(
            "I19",
            "an alarm reaches somebody",
            "an alarm that nobody hears is a graph",
            "each has an action and a page of the runbook that exists",
            List.of("CKV_AWS_319"),
            List.of(
                isSaid(Types.ALARM, "alarmActions"),
                isTrue(Types.ALARM, "actionsEnabled").orAbsent(),
                Relations.alarmsHaveARunbook())),
        new Policy(
            "I20",
            "the pipeline gets in by its name only",
            "whoever may take the role of the pipeline may do anything to the environment",
            "audience and subject exactly; the role of pull requests may read nothing",
            List.of("CKV_AWS_358"),
            List.of(Relations.pipelineIsKnownExactly(), Relations.previewsReadNothing())),
        new Policy(
            "I21",
            "what is generated cannot be guessed",
            "a short password or key is found by trying",
            "32 characters for roles, 24 for people, 2048 bits for keys",
            List.of(),
            List.of(atLeast(Types.PASSWORD, "length", 24), atLeast(Types.KEY, "rsaBits", 2048))));
  }
}
