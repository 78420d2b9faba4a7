package dev.comanda.infrastructure.policy;

/** The types of resources that rules speak of. */
final class Types {

  static final String API = "aws:apigatewayv2/api:Api";
  static final String STAGE = "aws:apigatewayv2/stage:Stage";
  static final String BUCKET = "aws:s3/bucketV2:BucketV2";
  static final String BUCKET_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
  static final String BUCKET_ENCRYPTION =
      "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2";
  static final String BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
  static final String CLUSTER = "aws:ecs/cluster:Cluster";
  static final String DATABASE = "aws:rds/instance:Instance";
  static final String DATABASE_PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";
  static final String DATABASE_SUBNETS = "aws:rds/subnetGroup:SubnetGroup";
  static final String DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
  static final String EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
  static final String FLOW_LOG = "aws:ec2/flowLog:FlowLog";
  static final String GROUP = "aws:ec2/securityGroup:SecurityGroup";
  static final String INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
  static final String LISTENER = "aws:lb/listener:Listener";
  static final String LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
  static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
  static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
  static final String PASSWORD = "random:index/randomPassword:RandomPassword";
  static final String KEY = "tls:index/privateKey:PrivateKey";
  static final String QUEUE = "aws:sqs/queue:Queue";
  static final String REDRIVE = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";
  static final String REPOSITORY = "aws:ecr/repository:Repository";
  static final String ROLE = "aws:iam/role:Role";
  static final String ROLE_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
  static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
  static final String SECRET = "aws:secretsmanager/secret:Secret";
  static final String SECRET_VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
  static final String SERVICE = "aws:ecs/service:Service";
  static final String SUBNET = "aws:ec2/subnet:Subnet";
  static final String TABLE = "aws:dynamodb/table:Table";
  static final String TASK = "aws:ecs/taskDefinition:TaskDefinition";
  static final String VPC = "aws:ec2/vpc:Vpc";

  private Types() {}
}
