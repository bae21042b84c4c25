/** What a request to the AWS endpoint means for the machine room. */
export interface Meaning {
  /** It may have changed instances or security groups. */
  changes: boolean;
  /** Instances to restart: the one act that leaves no trace in the API's answers. */
  reboots: string[];
}

/**
 * Reads a form-encoded body, the encoding of EC2's Query API
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html).
 */
export function meaningOf(body: string): Meaning {
  const form = new URLSearchParams(body);
  const action = form.get('Action') ?? '';
  return {
    changes: action !== '' && !/^(Describe|Get|List)/.test(action),
    reboots:
      action === 'RebootInstances'
        ? [...form].filter(([name]) => /^InstanceId\.\d+$/.test(name)).map(([, id]) => id)
        : [],
  };
}
