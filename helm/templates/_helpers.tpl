{{/* Names and labels. */}}
{{- define "vici.name" -}}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{- end }}

{{- define "vici.labels" -}}
app.kubernetes.io/name: vici-agents
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "vici.selector" -}}
app.kubernetes.io/name: vici-agents
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "vici.image" -}}
{{ required "image.repository: name where your images are, such as registry.example/voice" .root.Values.image.repository }}/vici-{{ .component }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* The dispatchers by their own names: they hold the data, so everybody joins them. */}}
{{- define "vici.members" -}}
{{- $name := include "vici.name" . -}}
{{- $members := list -}}
{{- range $i := until (int .Values.dispatcher.replicas) -}}
{{- $members = append $members (printf "\"%s-dispatcher-%d.%s-dispatcher.%s.svc:5701\"" $name $i $name $.Release.Namespace) -}}
{{- end -}}
[{{ join ", " $members }}]
{{- end }}

{{/* Variables from secrets, by reference only. */}}
{{- define "vici.secretEnv" -}}
{{- range $variable, $from := . }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef: {name: {{ $from.secret | quote }}, key: {{ $from.key | quote }}}
{{- end }}
{{- end }}

{{/* A command that asks and ends. */}}
{{- define "vici.testResources" -}}
requests: {cpu: 100m, memory: 128Mi}
limits: {memory: 384Mi}
{{- end }}

{{- define "vici.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "vici.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}
