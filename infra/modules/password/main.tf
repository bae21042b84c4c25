# A password that is made at apply time and is in no plan and no state. It is kept in a parameter, and what
# is given it takes it from there: when an apply ends halfway, the next one goes on with the same password.

resource "aws_ssm_parameter" "this" {
  name             = var.parameter_name
  description      = var.description
  type             = "SecureString"
  value_wo         = sha256("${uuid()} ${uuid()}")
  value_wo_version = var.password_version

  lifecycle {
    # Any change but of tags writes the value again: another description must not be another password.
    ignore_changes = [description]
  }
}

ephemeral "aws_ssm_parameter" "this" {
  provider = aws.secrets

  # What is not known before the apply is not read by a plan, and so by nobody who may only plan.
  arn = split(" ", "${aws_ssm_parameter.this.arn} ${uuid()}")[0]
}
