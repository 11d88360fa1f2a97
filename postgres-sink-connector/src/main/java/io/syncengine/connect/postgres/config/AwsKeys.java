// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.Matching;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.ConfigDef;

/** Logging in to Amazon RDS and Aurora by IAM. */
public final class AwsKeys {

    public static final String GROUP = "Amazon RDS";

    public static final String ENABLED_CONFIG = "aws.iam.enabled";
    public static final boolean ENABLED_DEFAULT = false;
    private static final String ENABLED_DOC =
            "Whether the sink logs in by a token of IAM in place of a password. The token is signed on the worker, anew for"
                    + " each connection, with the credentials that Amazon's own tools would find there: the environment"
                    + " variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, else the role of the"
                    + " pod (EKS), of the container (ECS, EKS Pod Identity) or of the machine (EC2). The database's role needs"
                    + " `GRANT rds_iam`, the identity the permission `rds-db:connect`. The connection must be encrypted.";

    public static final String REGION_CONFIG = "aws.iam.region";
    public static final String REGION_DEFAULT = "";
    private static final String REGION_DOC =
            "Region of the database, such as `eu-central-1`. Empty: the one in the name of its host.";

    public static final String ROLE_CONFIG = "aws.iam.role.arn";
    public static final String ROLE_DEFAULT = "";
    private static final String ROLE_DOC =
            "A role to assume first, such as one of another account, `arn:aws:iam::123456789012:role/name`. STS of the"
                    + " database's region is asked, about once an hour.";

    public static final String EXTERNAL_ID_CONFIG = "aws.iam.external.id";
    public static final String EXTERNAL_ID_DEFAULT = "";
    private static final String EXTERNAL_ID_DOC = "The external id that the role's owner demands. Goes with the role.";

    private AwsKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .flag(ENABLED_CONFIG, "Log in by IAM")
                .optional(ENABLED_DEFAULT)
                .dependents(REGION_CONFIG, ROLE_CONFIG, EXTERNAL_ID_CONFIG)
                .define(ENABLED_DOC)
                .text(REGION_CONFIG, "Region")
                .optional(REGION_DEFAULT)
                .check(OrEmpty.or(Matching.pattern("[a-z]{2}(-[a-z]+)+-\\d+", "a region, such as eu-central-1")))
                .define(REGION_DOC)
                .text(ROLE_CONFIG, "Role to assume")
                .optional(ROLE_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .check(OrEmpty.or(Matching.pattern(
                        "arn:aws[a-z-]*:iam::\\d{12}:role/\\S+", "the ARN of a role, arn:aws:iam::…:role/…")))
                .define(ROLE_DOC)
                .text(EXTERNAL_ID_CONFIG, "External id")
                .optional(EXTERNAL_ID_DEFAULT)
                .define(EXTERNAL_ID_DOC);
    }
}
